"""Coming in and going out: login, the demo's own login, the first login by a one-time link, logout."""

from __future__ import annotations

from django.conf import settings
from django.contrib import auth
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from fengqiao.trunk.journal import scope
from fengqiao.trunk.people import actors
from fengqiao.trunk.people import acts as people
from fengqiao.trunk.people.access import public
from fengqiao.trunk.people.models import Account, Person
from fengqiao.ui import ownership

from . import demo, devices, forms_kept, sessions
from .forms import LoginForm, NewPasswordForm


@public("网站根目录只转到工作台")
def home(request: HttpRequest) -> HttpResponse:
    return redirect("desk:today")


@sensitive_post_parameters("password")
@public("登录之前没有身份")
def login(request: HttpRequest) -> HttpResponse:
    """GET shows the form, POST lets in; a wrong password keeps the login name."""
    if getattr(request, "actor", None) is not None:
        return redirect(_next(request) or resolve_url(settings.LOGIN_REDIRECT_URL))
    form = LoginForm(request, data=request.POST or None)
    if request.method == "POST" and form.is_valid():
        auth.login(request, form.get_user())
        account = form.get_user()
        return _let_in(request, redirect(_after_login(request, account)), account)
    failed = bool(form.errors)
    shown = {"form": form, "has_errors": failed, "demo": demo.cast(), "next": _next(request)}
    return render(request, "desk/login.html", shown, status=422 if failed else 200)


@require_POST
@public("只在本机运行的演示街道可用，其他方式一律没有这一页")
def enter_demo(request: HttpRequest) -> HttpResponse:
    account = demo.account(request.POST.get("account", ""))
    if account is None:
        raise Http404
    auth.login(request, account, backend=sessions.BACKEND)
    sessions.begin(request)
    return redirect(_after_login(request, account))


@sensitive_post_parameters("password", "again")
@public("凭一次性链接首次登录，链接本身就是凭据")
def first(request: HttpRequest, token: str) -> HttpResponse:
    """GET shows who the link is for, POST sets the password and lets in. A used link says so."""
    account = people.invited(token)
    if account is None:
        return render(request, "desk/first_used.html", status=410)
    person = _owner(account)
    form = NewPasswordForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _set_password(form, account, person):
        auth.login(request, account, backend=sessions.BACKEND)
        return _let_in(request, redirect("desk:today"), account)
    shown = {"form": form, "person": person, "account": account, "has_errors": bool(form.errors)}
    return render(request, "desk/first.html", shown, status=422 if form.errors else 200)


@require_POST
@public("离开不需要权限")
def logout(request: HttpRequest) -> HttpResponse:
    auth.logout(request)
    return redirect(settings.LOGOUT_REDIRECT_URL)


def _let_in(request: HttpRequest, answer: HttpResponse, account: Account) -> HttpResponse:
    sessions.begin(request)
    devices.remember(request, answer, account)
    return answer


def _owner(account: Account) -> Person:
    """Nobody is signed in yet: the link's own office is the scope, for this one row."""
    with scope.office(account.office):
        return Person.objects.get(pk=account.person)


def _set_password(form: NewPasswordForm, account: Account, person: Person) -> bool:
    """Whether the password was taken; what is wrong with it is said in the form."""
    by = actors.of_account(account, timezone.localdate())
    try:
        with scope.office(account.office):
            people.set_password(account, person, password=form.cleaned_data["password"], by=by)
    except ValidationError as error:
        form.add_error("password", error)
        return False
    return True


def _next(request: HttpRequest) -> str:
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    allowed = url_has_allowed_host_and_scheme(
        wanted, {request.get_host()}, require_https=request.is_secure()
    )
    return wanted if allowed else ""


def _after_login(request: HttpRequest, account: Account) -> str:
    """Where she wanted to go; before that, to what waits for her."""
    if forms_kept.of(ownership.mark(account.person)):
        return reverse("desk:waiting")
    return _next(request) or resolve_url(settings.LOGIN_REDIRECT_URL)
