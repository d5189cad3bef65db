"""A form sent again: the same content is the same act, other content is never silence.

A page's form carries a key, made when it is shown. The first deed of a request that bears a key stores the key
with it, in its transaction: what was done and that it was asked for hold together or not at all. Seen again,
whether after Back, a second press or a lost answer, nothing is done twice.

Content is known by a keyed mark (HMAC): who reads the table learns nothing of what was typed.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError
from django.db.models import QuerySet
from django.utils import timezone

from .models import Sent

KEPT = timedelta(days=90)  # a page of last quarter may still stand open in some browser


class SentAgain(Exception):
    """This form was taken already; the request is answered by what became of it then."""


@dataclass
class Sending:
    """A form on its way: whose it is, its key, what it holds."""

    key: UUID
    person: UUID
    mark: str
    kept_by: UUID | None = None

    @property
    def is_kept(self) -> bool:
        return self.kept_by is not None

    @property
    def before(self) -> Sent | None:
        """The sending of this key that was taken already, or None. Another person's is nobody's business."""
        return _of(self.person).filter(pk=self.key).first()

    def is_same(self, before: Sent) -> bool:
        return hmac.compare_digest(before.mark, self.mark)


_on_its_way: ContextVar[Sending | None] = ContextVar("fengqiao_sending", default=None)


def mark(content: bytes) -> str:
    """This will give the mark of what a form holds, 64 hex characters."""
    return hmac.new(settings.SECRET_KEY.encode(), content, "sha256").hexdigest()


@contextmanager
def on_its_way(sending: Sending) -> Iterator[Sending]:
    """This will let the first deed of the block store the key of this form."""
    token = _on_its_way.set(sending)
    try:
        yield sending
    finally:
        _on_its_way.reset(token)


def keep(deed: UUID) -> None:
    """This will store the key of the form on its way, once. Called by the deed, within its transaction. Raises
    SentAgain when another request was faster."""
    sending = _on_its_way.get()
    if sending is None or sending.is_kept:
        return
    try:
        Sent.objects.create(
            key=sending.key,
            person=sending.person,
            mark=sending.mark,
            deed=deed,
            sent_at=timezone.now(),
        )
    except IntegrityError:
        raise SentAgain from None
    sending.kept_by = deed


def let_go(deed: UUID) -> None:
    """This will forget that a deed stored the key: it failed, and its row went with it."""
    sending = _on_its_way.get()
    if sending is not None and sending.kept_by == deed:
        sending.kept_by = None


def answered(sending: Sending, address: str) -> None:
    """This will remember where the request led: the same form sent again leads there too."""
    Sent.objects.filter(pk=sending.key).update(answer=address[:300])


def taken(keys: Iterable[str], person: UUID) -> list[str]:
    """Which of a person's forms were taken, by their keys. What is no key is none."""
    found = [key for key in map(_key, keys) if key is not None]
    return [str(one) for one in _of(person).filter(pk__in=found).values_list("pk", flat=True)]


def _of(person: UUID) -> QuerySet[Sent]:
    return Sent.objects.filter(person=person)


def _key(said: str) -> UUID | None:
    try:
        return UUID(said)
    except ValueError:
        return None


def forget_old() -> int:
    """This will let go of keys whose pages nobody has open any more. Returns how many."""
    return Sent.objects.filter(sent_at__lt=timezone.now() - KEPT).delete()[0]
