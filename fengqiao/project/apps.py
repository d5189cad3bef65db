from django.apps import AppConfig


class ProjectConfig(AppConfig):
    name = "fengqiao.project"
    label = "project"
    verbose_name = "枫桥台"

    def ready(self) -> None:
        from . import wiring

        wiring.connect()
