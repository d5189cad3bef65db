from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "fengqiao.trunk.journal"
    label = "journal"
    verbose_name = "办理记录"
