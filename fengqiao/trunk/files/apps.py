from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "fengqiao.trunk.files"
    label = "files"
    verbose_name = "文件"
