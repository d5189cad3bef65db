from django.apps import AppConfig


class ProjectConfig(AppConfig):
    name = "fengqiao.project"
    label = "project"
    verbose_name = "枫桥台"
