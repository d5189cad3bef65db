"""Amending, naming the opponent, writing a note, attaching a file."""

from __future__ import annotations

from typing import Any

from django import forms

from fengqiao.trunk.files import rules as files
from fengqiao.ui.fields import Choice, Text

from .. import queries
from ..words import Audience, Found, Method
from .parts import amount_field, choices, names_in, people_field


class AmendForm(forms.Form):
    """Correcting what was registered; the journal keeps what stood there."""

    summary = Text(label="发生了什么", max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))
    type = Choice(label="纠纷类型", required=False)
    report_class = Choice(label="年报分类", help_text="随纠纷类型；类型未细分时可以单独更正")
    found = Choice(label="如何发现", choices=choices(Found, ""))
    method = Choice(label="怎么办理", choices=choices(Method, "未填"), required=False)
    amount = amount_field()
    people_count = people_field()
    reason = Text(label="更正理由", max_length=200, error_messages={"required": "请写明为什么更正"})

    def __init__(self, case: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._types = {str(t.pk): t for t in queries.types(case.office)}
        self._classes = {str(c.pk): c for c in queries.report_classes(case.office)}
        self.fields["type"].choices = [  # type: ignore[attr-defined]
            ("", "未细分"),
            *((key, t.label) for key, t in self._types.items()),
        ]
        self.fields["report_class"].choices = [  # type: ignore[attr-defined]
            (key, c.label) for key, c in self._classes.items()
        ]
        self.initial = {
            "summary": case.summary,
            "type": str(case.type_id or ""),
            "report_class": str(case.report_class_id),
            "found": case.found,
            "method": case.method,
            "amount": case.amount,
            "people_count": case.people_count,
        }

    def changes(self) -> dict[str, Any]:
        """What to amend; the class follows a chosen type."""
        data = dict(self.cleaned_data)
        data.pop("reason")
        data["type"] = self._types.get(data["type"])
        chosen = self._classes[data["report_class"]]
        data["report_class"] = data["type"].report_class if data["type"] else chosen
        return data


class OpponentForm(forms.Form):
    names = Text(
        label="对方",
        max_length=200,
        help_text="几个人用顿号隔开",
        error_messages={"required": "请写对方是谁"},
    )

    def clean_names(self) -> list[str]:
        return names_in(self.cleaned_data["names"])


def _audience() -> Choice:
    """Who may read what is put on a case; the narrowest stands first and is the default."""
    return Choice(
        label="谁可以看",
        choices=choices(Audience, "", (Audience.HANDLERS, Audience.OFFICE)),
        initial=Audience.HANDLERS,
        widget=forms.RadioSelect,
    )


class NoteForm(forms.Form):
    """A note with its audience."""

    text = Text(
        label="记一笔",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "请写内容"},
    )
    audience = _audience()


class AttachForm(forms.Form):
    """A file with its audience; what it is, is said by its content."""

    file = forms.FileField(
        label="文件",
        max_length=200,
        help_text="照片、录音、PDF、Word、Excel、WPS 都可以，不超过 20 MB",
        widget=forms.FileInput(attrs={"accept": files.ACCEPTED}),
        error_messages={
            "required": "请选一个文件",
            "empty": "文件是空的，请确认已经保存，再重新选",
            "max_length": "文件名太长，请改短到 200 个字以内",
        },
    )
    audience = _audience()

    bytes: bytes

    def clean_file(self) -> Any:
        given = self.cleaned_data["file"]
        self.bytes = given.read(files.LARGEST + 1)
        if reason := files.unfit(self.bytes, given.name):
            raise forms.ValidationError(reason)
        return given
