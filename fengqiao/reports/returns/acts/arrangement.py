"""Arranging a return: the office's own labels, order, lines. The journal keeps what it was."""

from __future__ import annotations

from dataclasses import replace

from fengqiao.trunk.divisions import acts as divisions
from fengqiao.trunk.divisions.models import Office
from fengqiao.trunk.people.actors import Actor

from .. import layout
from ..declaration import Return


def arrange(office: Office, of: Return, *, by: Actor) -> None:
    """This will keep a return as the office's own."""
    by = by.under("returns.arrange", f"{office.label}/")
    divisions.set_setting(office.pk, layout.setting(of.key), of.data, by=by)


def restore(office: Office, key: str, *, by: Actor) -> None:
    """This will take the return as it is shipped again, as the office's next version."""
    of = layout.of(office.pk, key)
    arrange(office, replace(layout.shipped(key), version=of.version + 1), by=by)
