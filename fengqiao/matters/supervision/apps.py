from django.apps import AppConfig


class SupervisionConfig(AppConfig):
    name = "fengqiao.matters.supervision"
    label = "supervision"
    verbose_name = "监督"
