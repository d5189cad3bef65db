from django.urls import path

from . import desk

app_name = "reconcile"

urlpatterns = [
    path("", desk.reconcile, name="page"),
]
