from django.urls import path

from . import desk

app_name = "leadership"

urlpatterns = [
    path("gaps/", desk.gaps, name="gaps"),
    path("loop/", desk.loop, name="loop"),
    path("items/<uuid:pk>/", desk.item, name="item"),
    path("tasks/<uuid:pk>/urge/", desk.urge, name="urge"),
    path("tasks/<uuid:pk>/prove/", desk.prove, name="prove"),
    path("tasks/<uuid:pk>/clocks/<slug:key>/", desk.clock, name="clock"),
    path("duties/<uuid:pk>/prove/", desk.prove_duty, name="prove_duty"),
    path("evidence/<uuid:pk>/take-down/", desk.unprove, name="unprove"),
    path("plan/<uuid:pk>/progress/", desk.progress, name="progress"),
]
