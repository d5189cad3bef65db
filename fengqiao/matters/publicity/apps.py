from django.apps import AppConfig


class PublicityConfig(AppConfig):
    name = "fengqiao.matters.publicity"
    label = "publicity"
    verbose_name = "普法"
