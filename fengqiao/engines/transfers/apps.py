from django.apps import AppConfig


class TransfersConfig(AppConfig):
    name = "fengqiao.engines.transfers"
    label = "transfers"
    verbose_name = "工作交接"
