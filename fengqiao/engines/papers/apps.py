from django.apps import AppConfig


class PapersConfig(AppConfig):
    name = "fengqiao.engines.papers"
    label = "papers"
    verbose_name = "公文"
