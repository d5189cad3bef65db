from django.apps import AppConfig


class AnnualConfig(AppConfig):
    name = "fengqiao.reports.annual"
    label = "annual"
    verbose_name = "年度报告"
