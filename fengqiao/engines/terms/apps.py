from django.apps import AppConfig


class TermsConfig(AppConfig):
    name = "fengqiao.engines.terms"
    label = "terms"
    verbose_name = "本单位用语"
