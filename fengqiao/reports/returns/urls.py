from django.urls import path

from . import desk

app_name = "returns"

PERIOD = "<slug:key>/<int:year>/<slug:part>/"

urlpatterns = [
    path("", desk.front, name="front"),
    path("<slug:key>/", desk.in_hand, name="in_hand"),
    path("<slug:key>/arrange/", desk.arrange, name="arrange"),
    path("<slug:key>/arrange/restore/", desk.restore, name="restore"),
    path("<slug:key>/lines/new/", desk.line, name="new_line"),
    path("<slug:key>/lines/<slug:line>/", desk.line, name="line"),
    path("<slug:key>/lines/<slug:line>/move/", desk.move, name="move"),
    path(PERIOD, desk.table, name="table"),
    path(f"{PERIOD}typing/", desk.typing, name="typing"),
    path(f"{PERIOD}seal/", desk.seal, name="seal"),
    path(f"{PERIOD}unseal/", desk.unseal, name="unseal"),
    path(f"{PERIOD}correct/", desk.correct, name="correct"),
    path(f"{PERIOD}corrections/", desk.corrections, name="corrections"),
    path(f"{PERIOD}versions/<int:number>/", desk.version, name="version"),
    path(f"{PERIOD}versions/<int:number>/<slug:line>/<str:cut>/", desk.cell, name="cell"),
    path(f"{PERIOD}return.<slug:kind>", desk.file, name="file"),
]
