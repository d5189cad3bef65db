from django.apps import AppConfig


class ImportsConfig(AppConfig):
    """The label is that of the room the imports came from: tables, journal and old backups know them by it."""

    name = "fengqiao.engines.imports"
    label = "ledgers"
    verbose_name = "导入"
