from django.urls import path

from . import desk

app_name = "overview"

urlpatterns = [
    path("", desk.overview, name="figures"),
    path("prose/", desk.paragraph, name="prose"),
    path("own/", desk.own.own, name="own"),
    path("own/<uuid:pk>/rename/", desk.own.rename, name="rename"),
    path("own/<uuid:pk>/retire/", desk.own.retire, name="retire"),
    path("external/", desk.external.external, name="external"),
    path("external/record/", desk.external.record, name="record"),
    path("external/<uuid:pk>/correct/", desk.external.correct, name="correct"),
    path("external/<uuid:pk>/retire/", desk.external.retire, name="retire_external"),
    path("pictures/", desk.pictures.all_of_them, name="pictures"),
    path("pictures/<slug:name>/svg/", desk.pictures.svg, name="svg"),
    path("pictures/<slug:name>/xlsx/", desk.pictures.xlsx, name="xlsx"),
    path("readings/<uuid:pk>/", desk.reading, name="reading"),
    path("<str:key>/", desk.figure, name="figure"),
    path("<str:key>/export/", desk.export, name="export"),
    path("<str:key>/save/", desk.own.save, name="save"),
    path("<str:key>/words/", desk.own.word, name="words"),
]
