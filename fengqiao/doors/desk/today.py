"""Today: what is due, what waits for me, what I started; three numbers at most, each opens."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from fengqiao.trunk.people.access import signed_in


@signed_in
def today(request: HttpRequest) -> HttpResponse:
    return render(request, "desk/today.html", {})
