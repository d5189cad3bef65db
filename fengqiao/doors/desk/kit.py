"""The page on which every component of the kit is seen."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from fengqiao.trunk.people.access import needs


@needs("ui.kit")
def kit(request: HttpRequest) -> HttpResponse:
    return render(request, "ui/kit.html")
