from django.apps import AppConfig


class DecisionsConfig(AppConfig):
    name = "fengqiao.matters.decisions"
    label = "decisions"
    verbose_name = "依法决策"
