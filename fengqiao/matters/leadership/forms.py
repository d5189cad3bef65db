"""What the pages ask besides the columns of the ledgers: steps, urging, evidence, progress."""

from __future__ import annotations

import re
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone

from fengqiao.ui import forms as ask
from fengqiao.ui.clash import StandingForm
from fengqiao.ui.fields import Day, Text

from .models import PlanItem, Task
from .words import Progress

LARGEST = 20 * 1024 * 1024
_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", re.I)


class FinishForm(ask.StepForm):
    result = ask.text("完成情况", 300, rows=2)
    evidence = ask.text("佐证", 300, rows=2, required=False)

    def __init__(self, case: Task, *args: Any, **kwargs: Any) -> None:
        super().__init__(case, *args, **kwargs)
        standing = case.evidences.count()
        self.fields["evidence"].help_text = (
            f"已经有 {standing} 条佐证，可以不再写"
            if standing
            else "写明凭什么算完成：文件名称、文号、存放处；要附文件或关联记录，先在任务页上附"
        )


class UntilForm(ask.ReasonForm):
    """A new day to finish by, and why."""

    until = Day("新的完成时限")


class ReopenForm(ask.ReasonForm):
    until = Day("新的完成时限", required=False, help_text="不写就没有时限")


STEP_FORMS: dict[str, type[ask.StepForm]] = {
    "take_on": ask.StepForm,
    "finish": FinishForm,
    "extend": UntilForm,
    "cancel": ask.ReasonForm,
    "reopen": ReopenForm,
}


class DatedForm(forms.Form):
    """What has a day that is not in the future."""

    on = Day("哪一天")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("on", timezone.localdate())

    def clean_on(self) -> Any:
        if self.cleaned_data["on"] > timezone.localdate():
            raise forms.ValidationError("日期在今天之后，请核对")
        return self.cleaned_data["on"]


class UrgeForm(DatedForm):
    by_text = ask.line("谁督办", 40, help_text="领导当面、电话督办的，写领导的职务")
    note = ask.text("督办意见", 300, rows=2)

    field_order = ("by_text", "note", "on")


class ProofForm(DatedForm):
    """Words, a file, or the address of a record of any matter; at least one of them."""

    text = ask.text("说明", 300, rows=2, required=False)
    link = Text(
        label="关联的记录",
        max_length=300,
        required=False,
        help_text="把那条记录的网址粘贴到这里",
        error_messages={"max_length": "网址太长，请核对"},
    )
    file = forms.FileField(label="文件", required=False, error_messages={"empty": "文件是空的"})

    field_order = ("text", "link", "file", "on")

    def clean_link(self) -> UUID | None:
        said = self.cleaned_data["link"].strip()
        if not said:
            return None
        ids = _ID.findall(said)
        if not ids:
            raise forms.ValidationError("看不出是哪条记录，请把那条记录页面的网址整个粘贴过来")
        return UUID(ids[0])

    def clean_file(self) -> Any:
        given = self.cleaned_data["file"]
        if given is not None and given.size > LARGEST:
            raise forms.ValidationError("文件超过 20 MB，请压缩后再传")
        return given

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if not (self.errors or data.get("text") or data.get("link") or data.get("file")):
            raise forms.ValidationError("请写明佐证，或者附上文件、关联一条记录")
        return data


class ProgressForm(StandingForm, DatedForm):
    progress = ask.choice("进展", Progress, first="")

    field_order = ("progress", "on")

    def __init__(self, item: PlanItem, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, standing={"progress": item.progress}, **kwargs)
