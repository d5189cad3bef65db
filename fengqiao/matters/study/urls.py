from django.urls import path

from . import desk

app_name = "study"

urlpatterns = [
    path("against/", desk.against, name="against"),
    path("against/confirm/", desk.confirm, name="confirm"),
]
