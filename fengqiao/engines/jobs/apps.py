from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "fengqiao.engines.jobs"
    label = "jobs"
    verbose_name = "作业"
