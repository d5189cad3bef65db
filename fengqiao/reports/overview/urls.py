from django.urls import path

from . import desk

app_name = "overview"

urlpatterns = [
    path("", desk.overview, name="figures"),
    path("<str:key>/", desk.figure, name="figure"),
    path("<str:key>/export/", desk.export, name="export"),
]
