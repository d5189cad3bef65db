from django.urls import path

from . import desk

app_name = "decisions"

urlpatterns = [
    path("one/<uuid:pk>/", desk.show, name="show"),
    path("one/<uuid:pk>/dossier/", desk.dossier, name="dossier"),
    path("one/<uuid:pk>/gates/", desk.gates, name="gates"),
    path("one/<uuid:pk>/opinions/", desk.opinion, name="opinion"),
    path("one/<uuid:pk>/opinions/<uuid:opinion>/", desk.answer, name="answer"),
    path("one/<uuid:pk>/clocks/<slug:key>/", desk.clock, name="clock"),
]
