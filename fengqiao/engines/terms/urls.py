from django.urls import path

from . import desk

app_name = "terms"
urlpatterns = [
    path("", desk.front, name="front"),
    path("<str:key>/", desk.words, name="words"),
    path("<str:key>/suggested/", desk.answer, name="answer"),
    path("<str:key>/<slug:code>/", desk.word, name="word"),
    path("<str:key>/<slug:code>/<slug:do>/", desk.change, name="change"),
]
