"""Where mutants are drawn: what must not go wrong without a test that fails."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "fengqiao"

ROOMS: dict[str, tuple[str, ...]] = {
    "scope": ("trunk/journal/scope.py", "trunk/journal/gate.py", "trunk/journal/backends/*.py"),
    "powers": ("trunk/people/powers.py", "trunk/people/actors.py", "trunk/people/access.py"),
    "audience": ("trunk/people/audience.py", "trunk/journal/moves.py", "trunk/people/links.py"),
    "digests": (
        *("trunk/journal/digests.py", "trunk/journal/rows.py", "trunk/journal/chain.py"),
        *("trunk/journal/seal.py", "trunk/journal/access_rows.py", "ground/hashes.py"),
    ),
    "headers": ("doors/desk/middleware.py", "doors/desk/proxies.py", "doors/desk/devices.py"),
    "backup": ("project/backups/*.py",),
    "clocks": (
        *("ground/clocks/*.py", "ground/workdays.py", "engines/procedures/clock.py"),
        *("engines/procedures/clock_state.py", "engines/procedures/deadlines.py"),
    ),
    "rounding": (
        *("engines/figures/rates.py", "engines/figures/measures.py"),
        *("ground/approximations.py", "ground/hashes.py"),
    ),
}


def files() -> dict[str, str]:
    """Path of every file in which mutants are drawn: its room."""
    return {
        str(path): room
        for room, patterns in ROOMS.items()
        for pattern in patterns
        for path in sorted(PACKAGE.glob(pattern))
    }
