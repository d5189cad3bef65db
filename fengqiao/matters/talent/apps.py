from django.apps import AppConfig


class TalentConfig(AppConfig):
    name = "fengqiao.matters.talent"
    label = "talent"
    verbose_name = "法治人才"
