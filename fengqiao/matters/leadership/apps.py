from django.apps import AppConfig


class LeadershipConfig(AppConfig):
    name = "fengqiao.matters.leadership"
    label = "leadership"
    verbose_name = "组织领导与第一责任人"
