from django.apps import AppConfig


class StudyConfig(AppConfig):
    name = "fengqiao.matters.study"
    label = "study"
    verbose_name = "学法"
