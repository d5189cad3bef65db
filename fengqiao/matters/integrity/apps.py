from django.apps import AppConfig


class IntegrityConfig(AppConfig):
    name = "fengqiao.matters.integrity"
    label = "integrity"
    verbose_name = "廉洁司法声明"
