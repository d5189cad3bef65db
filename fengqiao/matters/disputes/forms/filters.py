"""The list's filters."""

from __future__ import annotations

from typing import Any

from django import forms

from fengqiao.trunk.divisions import queries as divisions
from fengqiao.trunk.people.actors import Actor

from .. import queries
from ..words import Found, Nature, Stage
from .parts import STILL_OPEN, choices


class FilterForm(forms.Form):
    """The list's filters: in the URL, each optional."""

    nature = forms.ChoiceField(label="性质", choices=choices(Nature, "全部"), required=False)
    stage = forms.ChoiceField(
        label="环节",
        choices=[("", "全部"), (STILL_OPEN, "没办结的"), *Stage.choices],
        required=False,
    )
    type = forms.ChoiceField(label="类型", required=False)
    report_class = forms.ChoiceField(label="年报分类", required=False)
    place = forms.ChoiceField(label="社区", required=False)
    found = forms.ChoiceField(label="来源", choices=choices(Found, "全部"), required=False)
    begin = forms.DateField(
        label="登记起",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    until = forms.DateField(
        label="登记止",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    screening = forms.ChoiceField(label="哪一轮排查发现的", required=False)
    mine = forms.BooleanField(label="我办理的", required=False)

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        types = [(t.code, t.label) for t in queries.types(actor.office)]
        classes = [(c.code, c.label) for c in queries.report_classes(actor.office)]
        self._places = {c.name: c for c in divisions.communities(actor.office)}
        rounds = queries.latest_screenings().values_list("pk", "title")
        self.fields["screening"].choices = [  # type: ignore[attr-defined]
            ("", "全部"),
            *((str(pk), title) for pk, title in rounds),
        ]
        self.fields["type"].choices = [("", "全部"), *types, ("none", "未细分")]  # type: ignore[attr-defined]
        self.fields["report_class"].choices = [("", "全部"), *classes]  # type: ignore[attr-defined]
        self.fields["place"].choices = [("", "全部"), *((n, n) for n in self._places)]  # type: ignore[attr-defined]

    def chosen(self) -> dict[str, Any]:
        """The valid filters; what cannot be understood is left out and shown as an error."""
        self.is_valid()
        found = {k: v for k, v in self.cleaned_data.items() if v not in ("", None, False)}
        if "place" in found:
            found["place"] = self._places[found["place"]]
        return found

    def said(self) -> str:
        """The filters in words, as the page shows them."""
        told = []
        for name in self.chosen():
            field, value = self.fields[name], self.data.get(name, "")
            labels = dict(getattr(field, "choices", ()))
            told.append(
                field.label if name == "mine" else f"{field.label}：{labels.get(value, value)}"
            )
        return "，".join(map(str, told))
