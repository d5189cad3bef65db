from django.apps import AppConfig


class BriefConfig(AppConfig):
    name = "fengqiao.reports.brief"
    label = "brief"
    verbose_name = "一页简报"
