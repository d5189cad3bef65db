from django.urls import path

from . import desk

app_name = "integrity"

urlpatterns = [
    path("evidence/", desk.evidence, name="evidence"),
    path("seat/", desk.seat, name="seat"),
    path("notices/", desk.notices, name="notices"),
    path("notices/<uuid:pk>/void/", desk.void_notice, name="void_notice"),
    path("notices/<uuid:pk>/take-back/", desk.take_back_notice, name="take_back_notice"),
]
