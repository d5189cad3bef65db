from django.apps import AppConfig


class OverviewConfig(AppConfig):
    name = "fengqiao.reports.overview"
    label = "overview"
    verbose_name = "指标总览"
