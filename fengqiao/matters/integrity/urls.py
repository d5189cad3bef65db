from django.urls import path

from . import desk

app_name = "integrity"

urlpatterns = [
    path("evidence/", desk.evidence, name="evidence"),
    path("seat/", desk.seat, name="seat"),
    path("notices/", desk.notices, name="notices"),
    path("notices/<uuid:pk>/void/", desk.void_notice, name="void_notice"),
]
