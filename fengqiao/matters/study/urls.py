from django.urls import path

from . import desk

app_name = "study"

urlpatterns = [
    path("against/", desk.against, name="against"),
    path("against/<slug:table>/<uuid:pk>/<uuid:session>/", desk.confirm, name="confirm"),
]
