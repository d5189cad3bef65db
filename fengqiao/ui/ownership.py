"""Whose form a page is: a mark of the person who opened it, and the key under which her browser keeps her drafts.

Every form carries the mark beside its key. Sent when nobody is signed in any more, or somebody else is, it says whose
words these are, so that they wait for her and are never taken as another's. A mark names nobody to who reads it, and
only this installation can make one.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.crypto import constant_time_compare, salted_hmac

FORM_OF = "form_of"  # the field of a form that bears the mark
_HALF = 16  # hex characters of either half


def mark(person: UUID) -> str:
    """The mark of a person, 32 hex characters: a name of hers, and that it was made here."""
    name = _hex("fengqiao.ui.owner", str(person))[:_HALF]
    return name + _proof(name)


def mark_of(request: HttpRequest | None) -> str:
    """The mark of who is signed in; "" where nobody is."""
    actor: Any = getattr(request, "actor", None)
    return mark(actor.person) if actor is not None and actor.person is not None else ""


def sent_with(request: HttpRequest) -> str:
    """The mark that a form was sent with; "" where it bears none that was made here."""
    said = str(request.POST.get(FORM_OF, ""))
    name, proof = said[:_HALF], said[_HALF:]
    return said if constant_time_compare(proof, _proof(name)) else ""


def draft_key(person: UUID) -> str:
    """The key of a person's drafts, 64 hex characters. It stands in her own pages alone, which no browser stores."""
    return _hex("fengqiao.ui.drafts", str(person))


def _proof(name: str) -> str:
    return _hex("fengqiao.ui.owner.proof", name)[:_HALF]


def _hex(salt: str, value: str) -> str:
    return salted_hmac(salt, value, algorithm="sha256").hexdigest()
