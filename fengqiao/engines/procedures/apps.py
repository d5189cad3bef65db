from django.apps import AppConfig


class ProceduresConfig(AppConfig):
    name = "fengqiao.engines.procedures"
    label = "procedures"
    verbose_name = "程序与期限"
