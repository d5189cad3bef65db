from django.apps import AppConfig


class ReconcileConfig(AppConfig):
    name = "fengqiao.reports.reconcile"
    label = "reconcile"
    verbose_name = "数据核对"
