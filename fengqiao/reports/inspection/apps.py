from django.apps import AppConfig


class InspectionConfig(AppConfig):
    name = "fengqiao.reports.inspection"
    label = "inspection"
    verbose_name = "督察材料清单"
