from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "fengqiao.ui"
    label = "ui"
    verbose_name = "界面"
