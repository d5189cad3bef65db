"""Powers and roles: what a post may allow, and which role (岗位) allows what.

Whoever has pages to guard declares its powers in its room `powers`; project/roles.py names them all and gives
them to roles. A power is asked for by name; an unknown name raises. A person has the union of the powers of
the posts that hold today, each within the post's division. In a small office posts combine; what should be
separate is shown (`conflicts`), not forced.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

# The person 系统（命令行） acts in this role without a post; nobody is appointed to it.
COMMAND_LINE = "command_line"


@dataclass(frozen=True)
class Power:
    """One thing that a post may allow, `disputes.read` in a matter's folder of that name. `of_places`: it is
    over what belongs to a place. A post without any such power reaches into no place: who administers the
    street and leads one grid reads the cases of that grid, not those of the street."""

    key: str
    label: str
    of_places: bool = False


@dataclass(frozen=True)
class Role:
    """What a post is for, and the powers that it gives."""

    key: str
    label: str
    powers: frozenset[str]


@dataclass(frozen=True)
class Conflict:
    """Two roles that larger offices keep apart, and what is joined in who has both."""

    one: str
    other: str
    why: str


POWERS: dict[str, Power] = {}
ROLES: dict[str, Role] = {}
CONFLICTS: list[Conflict] = []


def declare(
    powers: Iterable[Power], roles: Iterable[Role], conflicts: Iterable[Conflict] = ()
) -> None:
    """This will take the powers and roles of the product (project/roles.py names them all). Raises ValueError
    for a key that is declared twice, and for a role that names a power or a conflict that names a role which
    nobody declares."""
    for one in powers:
        if one.key in POWERS:
            raise ValueError(f"权限 {one.key} 声明了两次")
        POWERS[one.key] = one
    for role in roles:
        unknown = sorted(role.powers - POWERS.keys())
        if role.key in ROLES or unknown:
            raise ValueError(f"岗位 {role.key} 声明了两次，或者权限没有声明：{unknown}")
        ROLES[role.key] = role
    for conflict in conflicts:
        if not {conflict.one, conflict.other} <= ROLES.keys():
            raise ValueError(f"岗位 {conflict.one} 或 {conflict.other} 没有声明")
        CONFLICTS.append(conflict)


def label(power: str) -> str:
    """The Chinese label of a power. Raises KeyError for a name that is not declared."""
    return POWERS[power].label


def of_role(role: str) -> frozenset[str]:
    return ROLES[role].powers


def reach(powers: Iterable[str]) -> bool:
    """Whether any of these powers is over what belongs to a place."""
    return any(POWERS[power].of_places for power in powers)


def role_choices() -> list[tuple[str, str]]:
    """The roles with their labels, in the order in which they are declared."""
    return [(role.key, role.label) for role in ROLES.values()]


def staff_choices() -> list[tuple[str, str]]:
    """The roles to which a person is appointed: the command line is nobody's post."""
    return [choice for choice in role_choices() if choice[0] != COMMAND_LINE]


def conflicts(roles: set[str]) -> list[str]:
    """What a combination of posts joins that larger offices keep apart; shown on the person's page."""
    return [one.why for one in CONFLICTS if {one.one, one.other} <= roles]
