from django.apps import AppConfig


class DivisionsConfig(AppConfig):
    name = "fengqiao.trunk.divisions"
    label = "divisions"
    verbose_name = "辖区"
