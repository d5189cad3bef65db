"""My own page: posts, what they join, my password; how pages look on this machine is the browser's."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from fengqiao.trunk.journal import scope
from fengqiao.trunk.people import acts, powers, queries
from fengqiao.trunk.people.access import signed_in
from fengqiao.trunk.people.models import Person

from .forms import ChangePasswordForm


@sensitive_post_parameters("current", "password", "again")
@signed_in
def me(request: HttpRequest) -> HttpResponse:
    """GET shows, POST changes the password; other sessions of the account end with it."""
    form = ChangePasswordForm(request.user, request.POST or None)
    if request.method == "POST" and form.is_valid() and _changed(request, form):
        update_session_auth_hash(request, request.user)
        messages.success(request, "密码已更改，其他地方的登录已经退出")
        return redirect("desk:me")
    posts = queries.posts_on(timezone.localdate(), [request.actor.person])
    shown = {
        "form": form,
        "has_errors": bool(form.errors),
        "posts": posts.select_related("division"),
        "conflicts": powers.conflicts(request.actor.roles),
        "may_see_kit": request.actor.may("ui.kit"),
    }
    return render(request, "desk/me.html", shown, status=422 if form.errors else 200)


@require_POST
@signed_in
def know_links(request: HttpRequest) -> HttpResponse:
    """The owner has read that links were made for her account: they leave her first page."""
    with scope.office(request.actor.office):
        person = Person.objects.get(pk=request.actor.person)
        acts.know_links(person, by=request.actor)
    return redirect("desk:today")


def _changed(request: HttpRequest, form: ChangePasswordForm) -> bool:
    """Whether the new password was taken. A person belongs to the office, not to her grid."""
    actor = request.actor
    try:
        with scope.office(actor.office):
            person = Person.objects.get(pk=actor.person)
            password = form.cleaned_data["password"]
            acts.set_password(request.user, person, password=password, by=actor)
    except ValidationError as error:
        form.add_error("password", error)
        return False
    return True
