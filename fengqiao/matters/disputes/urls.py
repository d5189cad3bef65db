from django.urls import path

from . import desk

app_name = "disputes"

urlpatterns = [
    path("", desk.listing, name="list"),
    path("new/", desk.register, name="register"),
    path("<uuid:pk>/", desk.show, name="show"),
    path("<uuid:pk>/amend/", desk.amend, name="amend"),
    path("<uuid:pk>/opponent/", desk.name_opponent, name="name_opponent"),
    path("<uuid:pk>/notes/", desk.note, name="note"),
    path("<uuid:pk>/files/", desk.attach, name="attach"),
    path("<uuid:pk>/files/<uuid:file>/", desk.file, name="file"),
    path("<uuid:pk>/clocks/<slug:key>/", desk.clock, name="clock"),
]
