from django.apps import AppConfig


class FiguresConfig(AppConfig):
    name = "fengqiao.engines.figures"
    label = "figures"
    verbose_name = "指标"
