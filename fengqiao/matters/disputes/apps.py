from django.apps import AppConfig


class DisputesConfig(AppConfig):
    name = "fengqiao.matters.disputes"
    label = "disputes"
    verbose_name = "矛盾纠纷"
