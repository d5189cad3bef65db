from django.apps import AppConfig


class DownloadsConfig(AppConfig):
    name = "fengqiao.engines.downloads"
    label = "downloads"
    verbose_name = "下载"
