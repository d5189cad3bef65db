from django.urls import path

from . import desk

app_name = "publicity"

urlpatterns = [path("fill/", desk.fill_calendar, name="fill_calendar")]
