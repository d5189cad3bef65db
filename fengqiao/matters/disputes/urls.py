from django.urls import path

from . import desk

urlpatterns = [
    path("new/", desk.register, name="register"),
    path("screenings/", desk.screenings, name="screenings"),
    path("screenings/new/", desk.open_screening, name="open_screening"),
    path("screenings/<uuid:pk>/", desk.screening, name="screening"),
    path("screenings/<uuid:pk>/close/", desk.close_screening, name="close_screening"),
    path("screenings/<uuid:pk>/take-back/", desk.take_back_screening, name="take_back_screening"),
    path("screenings/answers/<uuid:pk>/nil/", desk.report_nil, name="report_nil"),
    path("screenings/answers/<uuid:pk>/found/", desk.report_found, name="report_found"),
    path("screenings/answers/<uuid:pk>/take-back/", desk.take_back_answer, name="take_back_answer"),
    path("<uuid:pk>/", desk.show, name="show"),
    path("<uuid:pk>/opponent/", desk.name_opponent, name="name_opponent"),
    path("<uuid:pk>/notes/", desk.note, name="note"),
    path("<uuid:pk>/files/", desk.attach, name="attach"),
    path("<uuid:pk>/files/<uuid:file>/", desk.file, name="file"),
    path("<uuid:pk>/procedure/", desk.procedure, name="procedure"),
    path("<uuid:pk>/clocks/<slug:key>/", desk.clock, name="clock"),
]
