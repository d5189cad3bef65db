from django.urls import path

from . import desk

app_name = "files"

urlpatterns = [path("<uuid:pk>/", desk.download, name="download")]
