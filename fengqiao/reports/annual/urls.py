from django.urls import path

from . import desk

app_name = "annual"

urlpatterns = [
    path("", desk.front, name="front"),
    path("<uuid:pk>/", desk.report, name="report"),
    path("<int:year>/", desk.draft, name="draft"),
    path("<int:year>/paper.<slug:kind>", desk.paper, name="paper"),
    path("<int:year>/issued.<slug:kind>", desk.file, name="file"),
    path("<int:year>/evidence.xlsx", desk.evidence, name="evidence"),
    path("<int:year>/corrections/", desk.corrections, name="corrections"),
    path("<int:year>/compare/", desk.compare, name="compare"),
    path("<int:year>/settings/", desk.settings, name="settings"),
    path("<int:year>/steps/", desk.steps, name="steps"),
    path("<int:year>/begin/take-back/", desk.take_back_begin, name="take_back_begin"),
    path("<int:year>/add/", desk.add, name="add"),
    path("<int:year>/<slug:at>/", desk.block, name="block"),
    path("<int:year>/<slug:at>/remove/", desk.remove, name="remove"),
    path("<int:year>/<slug:at>/bind/", desk.bind, name="bind"),
]
