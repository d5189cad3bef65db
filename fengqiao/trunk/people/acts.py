"""Verbs about people: enter a person, give a post, open an account, first login by a one-time link."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.password_validation import validate_password
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.core.exceptions import ValidationError
from django.utils.http import urlsafe_base64_decode, urlsafe_base64_encode

from fengqiao.trunk.divisions.models import Division, Office
from fengqiao.trunk.journal.acts import Acting, act
from fengqiao.trunk.journal.verbs import Verb

from . import links, rules
from .models import Account, Person, Post

VERBS = (
    Verb("people.enter", "登记人员", hides=("name", "phone")),
    Verb("people.appoint", "任职", shows=("role", "division", "starts_on", "is_leader")),
    Verb("people.relieve", "离任", shows=("role", "ends_on")),
    Verb("people.open_account", "开通账号", hides=("login",)),
    Verb("people.close_account", "停用账号", hides=("login",)),
    Verb("people.invite", "发出一次性登录链接", shows=("in_use",)),
    Verb("people.ask_link", "请求重新生成登录链接"),
    Verb("people.know_links", "已知道登录链接重新生成"),
    Verb("people.set_password", "设置密码"),
    Verb("people.deny", "拒绝越权访问", shows=("power", "door")),  # of before the access log
)


class Barred(ValueError):
    """What an administrator may not do alone, or to herself; the text says why and what to do."""


def enter(
    office: Office, *, name: str, by: Acting, phone: str = "", is_system: bool = False
) -> Person:
    """This will enter a person of the office."""
    person = Person(office=office.pk, name=name, phone=phone, is_system=is_system)
    with act("people.enter", on=person, by=by) as facts:
        person.save()
        facts |= {"name": name, "phone": phone}
    return person


def appoint(
    person: Person,
    *,
    division: Division,
    role: str,
    starts_on: date,
    by: Acting,
    title: str = "",
    is_leader: bool = False,
    ends_on: date | None = None,
) -> Post:
    """This will give a person a post in a division, from `starts_on` up to, not including, `ends_on`. Raises
    Barred for a post of one's own."""
    if why := rules.is_another(person, by.person):
        raise Barred(why)
    post = Post(
        office=person.office,
        person=person,
        division=division,
        path=division.path,
        role=role,
        title=title,
        is_leader=is_leader,
        starts_on=starts_on,
        ends_on=ends_on,
    )
    with act("people.appoint", on=post, by=by, happened_on=starts_on) as facts:
        post.save()
        facts |= {
            "role": role,
            "division": division.pk,
            "starts_on": starts_on,
            "is_leader": is_leader,
        }
    return post


def relieve(post: Post, *, on: date, by: Acting) -> Post:
    """This will end a post: it holds no longer from that day on. Raises Barred for the last administrator's."""
    if why := rules.somebody_manages_on(post, on):
        raise Barred(why)
    post.ends_on = max(on, post.starts_on)
    with act("people.relieve", on=post, by=by, happened_on=on) as facts:
        post.save()
        facts |= {"role": post.role, "ends_on": post.ends_on}
    return post


def open_account(person: Person, *, login: str, by: Acting, is_demo: bool = False) -> Account:
    """This will open an account without a usable password. Raises IntegrityError for a taken login."""
    account = Account(login=login, office=person.office, person=person.pk, is_demo=is_demo)
    account.set_unusable_password()
    with act("people.open_account", on=person, by=by) as facts:
        account.save()
        facts["login"] = login
    return account


def close_account(account: Account, person: Person, *, by: Acting) -> Account:
    """This will switch an account off; its sessions end with the next request. Raises Barred for the last
    administrator's."""
    if why := rules.somebody_manages_without(account):
        raise Barred(why)
    account.is_active = False
    with act("people.close_account", on=person, by=by) as facts:
        account.save(update_fields=["is_active"])
        facts["login"] = account.login
    return account


def invite(account: Account, person: Person, *, by: Acting) -> str:
    """This will make a one-time token for the first login, void the former password and end its sessions.

    The token dies with its first use, with the next invitation and after PASSWORD_RESET_TIMEOUT. Of an account in
    use the owner is told.
    """
    in_use = links.is_in_use(account)
    account.set_unusable_password()
    with act("people.invite", on=person, by=by) as facts:
        account.save(update_fields=["password"])
        facts["in_use"] = in_use
    return f"{urlsafe_base64_encode(account.pk.bytes)}.{_tokens.make_token(account)}"


def ask_link(person: Person, *, by: Acting) -> None:
    """This will write down that an administrator wants a link for an account in use; another one makes it."""
    with act("people.ask_link", on=person, by=by):
        pass


def know_links(person: Person, *, by: Acting) -> None:
    """This will write down that the owner has read of the links that were made for her account."""
    with act("people.know_links", on=person, by=by):
        pass


def invited(token: str) -> Account | None:
    """The account that a one-time token still opens, or None."""
    key, _, proof = token.partition(".")
    try:
        account = Account.objects.get(pk=urlsafe_base64_decode(key).hex(), is_active=True)
    except (ValueError, ValidationError, Account.DoesNotExist):
        return None
    return account if _tokens.check_token(account, proof) else None


def set_password(account: Account, person: Person, *, password: str, by: Acting) -> Account:
    """This will set the person's own password. Raises ValidationError with the sentences to show."""
    validate_password(password, account)
    account.set_password(password)
    with act("people.set_password", on=person, by=by):
        account.save(update_fields=["password"])
    return account


class _FirstLogin(PasswordResetTokenGenerator):
    """Django's one-time token; the password hash is part of it, so using it once voids it."""

    key_salt = "fengqiao.people.first_login"

    def _make_hash_value(self, user: Account, timestamp: int) -> str:
        return f"{user.pk}{user.password}{user.last_login}{timestamp}"


_tokens = _FirstLogin()
