"""The menu: one list of pages with the power each asks for, and what the shell of a page shows."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from fengqiao.doors.desk import sessions
from fengqiao.trunk.divisions.models import Office
from fengqiao.trunk.people.actors import Actor
from fengqiao.ui import ownership

TODAY = "/desk/"

# url, label, icon, power ("" for anyone with an account)
MENU = (
    (TODAY, "待办", "today", ""),
    ("/desk/disputes/", "矛盾纠纷与诉求", "disputes", "disputes.read"),
    ("/desk/leadership/", "组织领导", "leadership", "leadership.tasks"),
    ("/desk/publicity/", "普法", "publicity", "publicity.read"),
    ("/desk/study/", "学法", "study", "study.read"),
    ("/desk/talent/", "法治人才", "talent", "talent.read"),
    ("/desk/decisions/", "依法决策", "decisions", "decisions.read"),
    ("/desk/supervision/", "监督", "supervision", "supervision.read"),
    ("/desk/integrity/", "廉洁司法声明", "integrity", "integrity.read"),
    ("/desk/imports/", "导入台账", "import", "ledgers.import"),
    ("/desk/returns/", "上报报表", "returns", "returns.read"),
    ("/desk/annual/", "年度报告", "report", "reports.read"),
    ("/desk/figures/", "指标", "figures", "figures.read"),
    ("/desk/reconcile/", "数据核对", "reconcile", "figures.read"),
    ("/desk/rollover/", "年度结转", "undo", "rollover.carry"),
    ("/desk/transfers/", "工作交接", "people", "transfers.transfer"),
    ("/desk/journal/", "办理记录", "journal", "journal.read"),
    ("/desk/people/", "人员与岗位", "people", "people.manage"),
    ("/desk/backups/", "备份", "import", "people.manage"),
    ("/desk/divisions/", "辖区", "divisions", "divisions.manage"),
    ("/desk/calendar/", "节假日与调休", "calendar", "calendar.manage"),
    ("/desk/words/", "本单位用语", "study", "terms.arrange"),
    ("/desk/clocks/", "期限设置", "calendar", "clocks.manage"),
)
# The four at the bottom of a phone.
BOTTOM = (
    (TODAY, "待办", "today", ""),
    ("/desk/disputes/new/", "登记", "plus", "disputes.register"),
    ("/desk/search/", "查", "search", "search.use"),
    ("/desk/me/", "我", "me", ""),
)
NOTICES = {"lan": "本系统在内部网络以 http 方式运行，请勿在公共网络使用。"}


@dataclass(frozen=True)
class MenuItem:
    """A page in the menu."""

    url: str
    label: str
    icon: str
    current: bool


@dataclass(frozen=True)
class Sitting:
    """What the scripts of a page know of who opened it: her mark, the key of her drafts, how many seconds her session
    has `left` of the `full` ones, and where they ask."""

    mark: str
    draft_key: str
    left: int
    full: int
    url: str
    enter_url: str
    taken_url: str


@dataclass(frozen=True)
class Shell:
    """What a page's shell shows. To whom nobody has logged in it is the notice alone."""

    notice: str
    office: str = ""
    is_demo: bool = False
    person: str = ""
    posts: tuple[str, ...] = ()
    menu: tuple[MenuItem, ...] = ()
    bottom: tuple[MenuItem, ...] = ()
    search_url: str = ""
    logout_url: str = ""
    me_url: str = ""
    sitting: Sitting | None = None


def shell(request: HttpRequest) -> dict[str, SimpleLazyObject]:
    """What every page's shell shows; read once a request, and only when a template asks for it."""
    if not hasattr(request, "_shell"):
        request._shell = SimpleLazyObject(lambda: _shell(request))
    return {"shell": request._shell}


def _shell(request: HttpRequest) -> Shell:
    actor: Actor | None = getattr(request, "actor", None)
    notice = NOTICES.get(settings.MODE, "")
    if actor is None or not actor.seats:
        return Shell(notice)
    office = Office.objects.get(pk=actor.office)
    return Shell(
        notice=notice,
        office=office.name,
        is_demo=office.is_demo,
        person=actor.name,
        posts=tuple(seat.title for seat in actor.seats),
        menu=_entries(MENU, actor, request.path),
        bottom=_four(actor, request.path),
        search_url="/desk/search/" if actor.may("search.use") else "",
        logout_url="/desk/logout/",
        me_url="/desk/me/",
        sitting=_sitting(request, actor),
    )


def _sitting(request: HttpRequest, actor: Actor) -> Sitting | None:
    if actor.person is None:
        return None
    return Sitting(
        ownership.mark(actor.person),
        ownership.draft_key(actor.person),
        sessions.left(request),
        settings.SESSION_COOKIE_AGE,
        "/desk/session/",
        "/desk/session/enter/",
        "/desk/session/taken/",
    )


def _entries(
    entries: tuple[tuple[str, str, str, str], ...], actor: Actor, path: str
) -> tuple[MenuItem, ...]:
    shown = [entry for entry in entries if not entry[3] or actor.may(entry[3])]
    here = max((url for url, *_ in shown if _within(path, url)), key=len, default="")
    return tuple(MenuItem(url, label, icon, url == here) for url, label, icon, _ in shown)


def _within(path: str, url: str) -> bool:
    """Every page lies below the first one; that alone does not make it a part of it."""
    return path == url or (url != TODAY and path.startswith(url))


def _four(actor: Actor, path: str) -> tuple[MenuItem, ...]:
    """The bottom of a phone holds four: who lacks one of them gets the next page of her menu instead."""
    own, more = _entries(BOTTOM, actor, path), _entries(MENU, actor, path)
    spare = [one for one in more if one.url not in {mine.url for mine in own}]
    return (*own[:-1], *spare[: len(BOTTOM) - len(own)], own[-1])
