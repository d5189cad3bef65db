"""Pages for what went wrong: one calm sentence, and what to do. They stand on the bare shell, because
nothing about the person may be known when they are shown. What a person had written stands there too."""

from __future__ import annotations

import sys
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import loader

from fengqiao.engines.papers import CannotWrite
from fengqiao.engines.procedures import Refused
from fengqiao.ground.dates import NoPeriod
from fengqiao.trunk.files.store import Lost
from fengqiao.trunk.people.actors import Denied
from fengqiao.ui.clash import Overtaken
from fengqiao.ui.templatetags.ui import ONCE

from . import trouble
from .forms_sent import kept_of, words_of


def denied(request: HttpRequest, error: Exception) -> HttpResponse:
    """403: the person is known, the power is missing, and the sentence says which."""
    said = str(error) if isinstance(error, Denied) else f"{error}。请核对后再试。"
    return _page(request, 403, "没有权限", said)


def no_post(request: HttpRequest) -> HttpResponse:
    said = "您的账号今天没有在任的岗位，看不到任何业务。请联系本单位管理员核对任职起止日期。"
    return _page(request, 403, "没有在任的岗位", said)


def not_hers(request: HttpRequest, said: str) -> HttpResponse:
    """403: the page is another person's. What stands in it is hers, and is not shown."""
    shown = {"title": "没有办", "said": said, "signed_in": request.actor, "words": []}
    return render(request, "desk/error.html", shown, status=403)


def refused(request: HttpRequest, error: Refused | Overtaken | CannotWrite) -> HttpResponse:
    """422: the law, the state of things or this machine does not allow it; the sentence says why."""
    return _page(request, 422, "没有办成", str(error))


def no_period(request: HttpRequest, error: NoPeriod) -> HttpResponse:
    """404: no such year, or part of one; nothing else is shown in its place."""
    return _page(request, 404, "没有这一期", f"{error}。")


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    said = "这个请求看不懂。请返回上一页重新打开；反复出现时请告诉管理员。"
    return _page(request, 400, "请求有误", said)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(request, 403, "没有权限", "您不能打开这一页。如确需办理，请联系本单位管理员。")


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    said = "没有这一页，或者它不在您的辖区范围内。请核对网址，或者用检索再找一次。"
    return _page(request, 404, "没有这一页", said)


def lost(request: HttpRequest, error: Lost) -> HttpResponse:
    """410: the row is there, its bytes are not; they are never given for what they are not."""
    return _page(request, 410, "文件打不开", str(error))


def too_long(request: HttpRequest) -> HttpResponse:
    """413: whoever is not signed in sends no files."""
    return _page(
        request, 413, "太长了", "没有登录，不能交这么长的内容；请先登录，再从原来的页面交一次。"
    )


def unavailable(request: HttpRequest, said: str) -> HttpResponse:
    """503: the database or the disk takes nothing now. What was filled in stands ready to be sent once more, under
    the same key: pressed twice it is done once. Nothing is asked of the database."""
    shown: dict[str, Any] = {"said": said, "is_post": request.method == "POST"}
    if request.method == "POST":
        shown |= {"kept": kept_of(request), "key": request.POST.get(ONCE, "")}
        shown["words"] = words_of(request)
        shown["files"] = [file.name for file in request.FILES.values()]
    answer = render(request, "desk/unavailable.html", shown, status=503)
    answer["Retry-After"] = "30"
    return answer


def fault(request: HttpRequest) -> HttpResponse:
    """500: nothing is asked of the request, the person or the database; any of them may be broken. What only waits
    for the database or the disk is said as that, wherever it was met."""
    if said := trouble.said_of(sys.exc_info()[1]):
        return unavailable(request, said)
    return HttpResponse(loader.render_to_string("desk/fault.html"), status=500)


def _page(request: HttpRequest, status: int, title: str, said: str) -> HttpResponse:
    actor = getattr(request, "actor", None)
    shown = {"title": title, "said": said, "signed_in": actor}
    shown["words"] = words_of(request) if actor else []
    return render(request, "desk/error.html", shown, status=status)
