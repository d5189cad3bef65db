"""The page on which every component of the kit is seen, in each of its states."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from fengqiao.engines.procedures.case_page import Button, ClockCard
from fengqiao.engines.procedures.way import Mark
from fengqiao.trunk.people.access import needs
from fengqiao.trunk.people.chronicle import Attached, Happening
from fengqiao.ui import icons
from fengqiao.ui.fields import Day, Text
from fengqiao.ui.kit import Ending, Side
from fengqiao.ui.pager import Page

from .today import Stat

HERE = "#main"


class SpecimenForm(forms.Form):
    """One field of each kind; it is never sent anywhere."""

    text = Text(label="一行字", help_text="提示写在这里")
    words = Text(label="几行字", required=False, widget=forms.Textarea(attrs={"rows": 2}))
    choice = forms.ChoiceField(label="选一个", choices=[("1", "甲"), ("2", "乙")])
    radio = forms.ChoiceField(
        label="选一个，看得见", choices=[("1", "甲"), ("2", "乙")], widget=forms.RadioSelect
    )
    several = forms.MultipleChoiceField(
        label="选几个", choices=[("1", "甲"), ("2", "乙")], widget=forms.CheckboxSelectMultiple
    )
    single = forms.BooleanField(label="是或否", required=False)
    day = Day("哪一天")


@needs("ui.kit")
def kit(request: HttpRequest) -> HttpResponse:
    shown = _specimens() | {
        "form": SpecimenForm(),
        "wrong": SpecimenForm({"day": "昨天"}, prefix="wrong"),
        "icons": sorted(icons.PATHS),
        "tags": ["open", "done", "paused", "closed", "warn", "bad", "plain"],
    }
    return render(request, "desk/kit.html", shown)


def _specimens() -> dict[str, Any]:
    on = timezone.localdate()
    return {
        "steps": [
            Mark("已登记", "done"),
            Mark("办理中", "now", "还差对方签字"),
            Mark("办结", "next"),
        ],
        "buttons": [
            Button("done", "化解办结", HERE, True, "", primary=True),
            Button("hand_over", "移送", HERE, True, ""),
            Button("resume", "恢复办理", HERE, False, "没有中止过"),
        ],
        "sides": [
            Side("申请一方", ("甲某", "乙某")),
            Side("对方", (), unknown=True),
        ],
        "endings": [
            Ending("达成口头协议", on, good=True),
            Ending("当事人明确拒绝", on, good=False),
        ],
        "entries": [
            Happening(on, "登记", "丙某", lines=("第一行", "第二行")),
            Happening(on, "延长期限", "丙某", reason="等评估", late=9),
            Happening(on, "记一笔", "丙某", audience="仅经办人"),
            Happening(
                on,
                "附上文件",
                "丙某",
                post="综治中心工作人员",
                audience="本辖区经办人员",
                file=Attached("现场.jpg", HERE, "1.2 MB"),
            ),
        ],
        "clocks": [
            _clock(state, on + timedelta(days=left), left)
            for state, left in (("running", 9), ("due_soon", 1), ("overdue", -2), ("stopped", 3))
        ],
        "numbers": [
            Stat("一个数字", 253, "件", HERE, "点开看每一件"),
            Stat("没有的数字", None, "", HERE),
        ],
        "page": Page([1, 2, 3], "?before=", "?after="),
        "pairs": [("类型", "邻里纠纷"), ("办结日期", "—")],
    }


def _clock(state: str, due_on: Any, left: int) -> ClockCard:
    days = None if state == "stopped" else left
    return ClockCard("办理期限", due_on, days, state, HERE, "本街道习惯，不是法定期限")
