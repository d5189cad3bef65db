from django.urls import path

from . import desk

app_name = "supervision"

urlpatterns = [
    path("one/<uuid:pk>/", desk.show, name="show"),
    path("one/<uuid:pk>/clocks/<slug:key>/", desk.clock, name="clock"),
]
