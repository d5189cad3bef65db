from django.apps import AppConfig


class RolloverConfig(AppConfig):
    name = "fengqiao.engines.rollover"
    label = "rollover"
    verbose_name = "年度结转"
