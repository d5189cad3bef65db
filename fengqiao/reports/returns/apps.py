from django.apps import AppConfig


class ReturnsConfig(AppConfig):
    name = "fengqiao.reports.returns"
    label = "returns"
    verbose_name = "上报报表"
