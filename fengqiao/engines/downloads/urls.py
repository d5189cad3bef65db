from django.urls import path

from . import desk

app_name = "downloads"
urlpatterns = [
    path("", desk.mine, name="mine"),
    path("<uuid:pk>/", desk.waiting, name="waiting"),
    path("<uuid:pk>/file/", desk.file, name="file"),
]
