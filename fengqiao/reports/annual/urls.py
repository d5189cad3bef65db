from django.urls import path

from . import desk

app_name = "annual"

urlpatterns = [
    path("", desk.front, name="front"),
    path("<int:year>/", desk.draft, name="draft"),
    path("<int:year>/paper.<slug:kind>", desk.paper, name="paper"),
]
