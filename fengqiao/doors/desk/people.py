"""Pages for the administrator: who works here, on which posts, with which account."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from fengqiao.engines.procedures import Refused
from fengqiao.trunk.divisions import queries as divisions
from fengqiao.trunk.journal.acts import deed
from fengqiao.trunk.people import acts, links, powers, queries, rules
from fengqiao.trunk.people.access import needs
from fengqiao.trunk.people.actors import Actor
from fengqiao.trunk.people.models import Account, Person, Post
from fengqiao.ui import pager
from fengqiao.ui.clash import expect

from .forms import EndForm, LoginNameForm, PersonForm, PostForm

POWER = "people.manage"


@dataclass(frozen=True)
class Row:
    """A person as the list shows her: her posts of today, her account."""

    person: Person
    posts: list[Post]
    account: Account | None


@needs(POWER)
def people(request: HttpRequest) -> HttpResponse:
    page = pager.page(queries.staff(request.actor.office), ("name", "id"), request.GET)
    return render(request, "desk/people.html", {"page": page, "people": _with_posts(page.rows)})


@needs(POWER)
def enter(request: HttpRequest) -> HttpResponse:
    """GET asks, POST enters person, post and account in one deed, and shows the one-time link once."""
    form = PersonForm(divisions.in_use(request.actor.office), request.POST or None)
    if request.method == "POST" and form.is_valid():
        entered = _entered(form, request.actor)
        if entered is not None:
            return _link_page(request, *entered)
    shown = {"form": form, "has_errors": bool(form.errors)}
    return render(request, "desk/person_new.html", shown, status=422 if form.errors else 200)


@needs(POWER)
def person(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One person: posts with their ends, what they join, the account."""
    found = _person(request, pk)
    form = PostForm(divisions.in_use(found.office), request.POST or None)
    if request.method == "POST" and form.is_valid() and _appointed(found, form, request.actor):
        messages.success(request, f"{found.name}已任职")
        return redirect("desk:person", pk=pk)
    shown = _page_of(found, request.actor) | {"form": form, "has_errors": bool(form.errors)}
    return render(request, "desk/person.html", shown, status=422 if form.errors else 200)


@require_POST
@needs(POWER)
def relieve(request: HttpRequest, pk: UUID, post: UUID) -> HttpResponse:
    held = get_object_or_404(Post.objects.select_related("person"), pk=post, person=pk)
    form = _end_form(held, request.POST)
    if not form.is_valid():
        shown = _page_of(held.person, request.actor, {held: form})
        shown |= {
            "ending": form,
            "has_errors": True,
            "form": PostForm(divisions.in_use(held.office)),
        }
        return render(request, "desk/person.html", shown, status=422)
    with _unless_barred():
        acts.relieve(held, on=form.cleaned_data["day"], by=request.actor.under(POWER))
    messages.success(request, f"{held.person.name}不再任{held}")
    return redirect("desk:person", pk=pk)


@require_POST
@needs(POWER)
def open_account(request: HttpRequest, pk: UUID) -> HttpResponse:
    found, form = _person(request, pk), LoginNameForm(request.POST)
    if queries.account_of(found) is not None:
        raise Refused(f"{found.name}已经有账号了")
    if form.is_valid() and (token := _opened(form, found, request.actor)):
        return _link_page(request, found, token)
    shown = _page_of(found, request.actor) | {"form": PostForm(divisions.in_use(found.office))}
    shown |= {"login_form": form, "has_errors": True}
    return render(request, "desk/person.html", shown, status=422)


@require_POST
@needs(POWER)
def invite(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A new one-time link: the former password and the former link are void from now on. For an account in use
    another administrator has asked for it."""
    found = _person(request, pk)
    account = get_object_or_404(Account, person=found.pk, is_active=True)
    expect(request.POST, account.password)
    if why := rules.link_is_asked_for(account, found, request.actor.person):
        raise Refused(why)
    return _link_page(request, found, acts.invite(account, found, by=request.actor.under(POWER)))


@require_POST
@needs(POWER)
def ask_link(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A wish for a new link for an account in use: it stands on the first page of the other administrators."""
    found = _person(request, pk)
    account = get_object_or_404(Account, person=found.pk, is_active=True)
    if why := rules.another_can_make_it(account, found, request.actor.person):
        raise Refused(why)
    acts.ask_link(found, by=request.actor.under(POWER))
    messages.success(request, f"已提出给{found.name}重新生成链接，请另一位管理员在待办里确认")
    return redirect("desk:person", pk=pk)


@require_POST
@needs(POWER)
def close_account(request: HttpRequest, pk: UUID) -> HttpResponse:
    found = _person(request, pk)
    account = get_object_or_404(Account, person=found.pk, is_active=True)
    if found.pk == request.actor.person:
        raise Refused("不能停用自己的账号，请让另一位管理员来做")
    with _unless_barred():
        acts.close_account(account, found, by=request.actor.under(POWER))
    messages.success(request, f"{found.name}的账号已停用")
    return redirect("desk:person", pk=pk)


def _person(request: HttpRequest, pk: UUID) -> Person:
    return get_object_or_404(queries.staff(request.actor.office), pk=pk)


@contextmanager
def _unless_barred() -> Iterator[None]:
    """What may not be done alone is said on a page, and nothing has changed."""
    try:
        yield
    except acts.Barred as why:
        raise Refused(str(why)) from None


def _appointed(found: Person, form: PostForm, actor: Actor) -> bool:
    """Whether the post was given; why not is said in the form."""
    try:
        _appoint(found, form, actor.under(POWER))
    except acts.Barred as why:
        form.add_error(None, str(why))
        return False
    return True


def _appoint(found: Person, form: PostForm, by: Actor) -> None:
    data = form.cleaned_data
    acts.appoint(
        found,
        division=form.place,
        role=data["role"],
        title=data["title"],
        is_leader=data["is_leader"],
        starts_on=data["starts_on"],
        by=by,
    )


def _entered(form: PersonForm, actor: Actor) -> tuple[Person, str] | None:
    """The person entered and the token of her link ("" without an account), or None for a taken login."""
    by, data = actor.under(POWER), form.cleaned_data
    try:
        with deed():
            office = divisions.office(actor.office)
            found = acts.enter(office, name=data["name"], phone=data["phone"], by=by)
            _appoint(found, form, by)
            if not data["login"]:
                return found, ""
            account = acts.open_account(found, login=data["login"], by=by)
            return found, acts.invite(account, found, by=by)
    except IntegrityError:
        form.add_error("login", "这个登录名刚刚被别人用了，请换一个")
        return None


def _opened(form: LoginNameForm, found: Person, actor: Actor) -> str:
    """The token of the first link, or "" for a login name that was taken in the meantime."""
    by = actor.under(POWER)
    try:
        with deed():
            account = acts.open_account(found, login=form.cleaned_data["login"], by=by)
            return acts.invite(account, found, by=by)
    except IntegrityError:
        form.add_error("login", "这个登录名刚刚被别人用了，请换一个")
        return ""


def _link_page(request: HttpRequest, found: Person, token: str) -> HttpResponse:
    """The link is shown on the answer itself and nowhere again: it is stored nowhere."""
    if not token:
        messages.success(request, f"已登记{found.name}")
        return redirect("desk:person", pk=found.pk)
    link = request.build_absolute_uri(reverse("desk:first", args=[token]))
    return render(request, "desk/person_link.html", {"person": found, "link": link})


def _end_form(post: Post, data: Any = None) -> EndForm:
    return EndForm(data, post.ends_on, auto_id=f"end-{post.pk}-%s")


def _page_of(
    found: Person, actor: Actor, asked: Mapping[Post, EndForm] = MappingProxyType({})
) -> dict[str, Any]:
    """`asked`: the form about the end of a post that is shown again."""
    on, account = timezone.localdate(), queries.account_of(found)
    posts = list(Post.objects.filter(person=found).select_related("division").order_by("starts_on"))
    holding = [p for p in posts if p.starts_on <= on and (p.ends_on is None or p.ends_on > on)]
    return {
        "person": found,
        "holding": [
            (post, asked.get(post) or _end_form(post))
            for post in posts
            if post in holding or post in asked
        ],
        "others": [post for post in posts if post not in holding],
        "conflicts": powers.conflicts({post.role for post in holding}),
        "account": account,
        "in_use": account is not None and links.is_in_use(account),
        "asked": links.asked(found),
        "me": actor.person,
        "login_form": LoginNameForm(),
    }


def _with_posts(rows: list[Person]) -> list[Row]:
    """People with their posts of today and accounts, in two queries."""
    keys = [row.pk for row in rows]
    posts: dict[UUID, list[Post]] = {key: [] for key in keys}
    for post in queries.posts_on(timezone.localdate(), keys).select_related("division"):
        posts[post.person_id].append(post)
    accounts = {account.person: account for account in Account.objects.filter(person__in=keys)}
    return [Row(row, posts[row.pk], accounts.get(row.pk)) for row in rows]
