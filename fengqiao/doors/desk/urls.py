"""Addresses of the desk itself."""

from django.urls import path

from . import entering, today

app_name = "desk"

urlpatterns = [
    path("", today.today, name="today"),
    path("login/", entering.login, name="login"),
    path("login/demo/", entering.enter_demo, name="enter_demo"),
    path("first/<str:token>/", entering.first, name="first"),
    path("logout/", entering.logout, name="logout"),
]
