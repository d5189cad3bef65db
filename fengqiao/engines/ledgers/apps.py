from django.apps import AppConfig


class LedgersConfig(AppConfig):
    name = "fengqiao.engines.ledgers"
    label = "ledgers"
    verbose_name = "台账"
