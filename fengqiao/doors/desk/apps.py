from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "fengqiao.doors.desk"
    label = "desk"
    verbose_name = "工作台"
