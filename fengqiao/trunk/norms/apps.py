from django.apps import AppConfig


class NormsConfig(AppConfig):
    name = "fengqiao.trunk.norms"
    label = "norms"
    verbose_name = "法律依据"
