"""A person's saved views of a list."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from fengqiao.trunk.people.access import DeskRequest
from fengqiao.ui.fields import Text

from .. import saved_views
from ..register import Register
from ..shelf import Shelf


class ViewForm(forms.Form):
    """A name for a list's filters."""

    name = Text(max_length=40)
    query = Text(max_length=2000, required=False)


@require_POST
def save(request: DeskRequest, register: Register, shelf: Shelf) -> HttpResponse:
    """This will keep the list's query under a name, and show the list again."""
    form = ViewForm(request.POST)
    answer = redirect(register.page("list"))
    answer["Location"] += f"?{form.data.get('query', '')}"
    if form.is_valid():
        saved_views.save(register, **form.cleaned_data, by=request.actor)
        messages.success(request, f"已保存常用筛选“{form.cleaned_data['name']}”")
    else:
        messages.error(request, "请给这组筛选起个名字（四十个字以内）")
    return answer


@require_POST
def drop(request: DeskRequest, register: Register, shelf: Shelf, view: UUID) -> HttpResponse:
    """This will let go of one of the person's own views."""
    found = get_object_or_404(saved_views.views(register, request.actor), pk=view)
    saved_views.drop(found, by=request.actor)
    messages.success(request, f"已删除常用筛选“{found.name}”")
    return redirect(register.page("list"))
