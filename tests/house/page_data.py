"""What a page shows is a small frozen class: no mapping of anything crosses the edge of a file.

Counted are public functions that give `dict[str, Any]` (or a list of them, or a Mapping, or `object` in the stead
of Any) and public fields of classes that hold one. Files that do so from before are named with their number, which
only falls; `python -m tests.house.page_data` prints what there is. The documents of the command line and of the
journal are such mappings by nature: they end as JSON.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from .sources import PACKAGE, Source, sources

ANYTHING = ("dict[str, Any]", "Mapping[str, Any]", "dict[str, object]", "Mapping[str, object]")
DJANGOS = {"clean"}  # what Django's own forms give
ALLOWED: dict[str, int] = {
    "doors/desk/demo.py": 1,
    "doors/desk/forms.py": 1,
    "engines/figures/cubes.py": 1,
    "engines/figures/pages/forms.py": 1,
    "engines/figures/pages/history.py": 1,
    "engines/figures/pages/page.py": 1,
    "engines/figures/pages/reading.py": 1,
    "engines/figures/values.py": 1,
    "engines/imports/records.py": 1,
    "engines/imports/stages/stage.py": 1,
    "engines/imports/stages/staged.py": 3,
    "engines/imports/tasks.py": 2,
    "engines/imports/told.py": 1,
    "engines/imports/workbook/layout.py": 1,
    "engines/procedures/case_page.py": 2,
    "engines/procedures/clock_state.py": 1,
    "engines/procedures/history.py": 1,
    "engines/procedures/pages.py": 1,
    "engines/registers/acts.py": 1,
    "engines/registers/columns/children.py": 6,
    "engines/registers/pages/filters.py": 1,
    "engines/registers/pages/lists.py": 1,
    "engines/registers/panels.py": 1,
    "engines/registers/register.py": 3,
    "engines/registers/sheet.py": 1,
    "engines/registers/timeline.py": 1,
    "matters/decisions/desk/page.py": 1,
    "matters/disputes/registers/cases.py": 1,
    "matters/disputes/desk/page.py": 1,
    "matters/disputes/desk/timeline.py": 1,
    "matters/disputes/forms/registration.py": 1,
    "matters/disputes/forms/steps.py": 1,
    "matters/disputes/forms/screening.py": 1,
    "matters/leadership/registers/panels.py": 3,
    "matters/publicity/desk/calendar.py": 1,
    "matters/supervision/desk.py": 2,
    "matters/supervision/forms.py": 1,
    "matters/supervision/registers/incoming.py": 1,
    "matters/talent/registers/coverage.py": 1,
    "project/backups.py": 2,
    "project/commands/init.py": 1,
    "project/commands/report.py": 1,
    "project/foundation.py": 1,
    "project/menu.py": 1,
    "project/tasks.py": 3,
    "reports/annual/desk/reminders.py": 1,
    "reports/annual/forms.py": 3,
    "reports/annual/layout.py": 1,
    "reports/annual/pages/issued.py": 1,
    "reports/brief/choice.py": 1,
    "reports/inspection/items.py": 3,
    "reports/reconcile/checks/issues.py": 1,
    "reports/reconcile/checks/years.py": 1,
    "reports/reconcile/comparison.py": 1,
    "reports/reconcile/reconciliation.py": 1,
    "reports/returns/checks.py": 1,
    "reports/returns/declaration.py": 1,
    "reports/returns/desk/reminders.py": 1,
    "reports/returns/plain.py": 1,
    "ui/fields.py": 1,
    "trunk/divisions/queries.py": 1,
    "trunk/journal/acts.py": 1,
    "trunk/journal/deeds.py": 1,
    "trunk/journal/bases.py": 1,
    "trunk/journal/chain.py": 2,
    "trunk/journal/repairs.py": 1,
    "trunk/journal/shapes.py": 1,
    "trunk/norms/acts.py": 1,
    "trunk/people/chronicle.py": 1,
    "ui/forms.py": 1,
    "ui/templatetags/ui.py": 15,
}


def faults(package: Path = PACKAGE) -> list[str]:
    found = counts(package)
    return [*_more(found), *_fewer(found), *_casts(package)]


def counts(package: Path = PACKAGE) -> dict[str, int]:
    """{file: how many}, those that have any."""
    told = {source.name: sum(1 for _ in _crossing(source)) for source in sources(package)}
    return {name: count for name, count in told.items() if count}


def _crossing(source: Source) -> Iterator[str]:
    for node in source.nodes:
        if isinstance(node, ast.FunctionDef) and node.name not in DJANGOS:
            if not node.name.startswith("_") and _is_anything(node.returns):
                yield node.name
        elif isinstance(node, ast.ClassDef):
            for field in node.body:
                if isinstance(field, ast.AnnAssign) and _is_anything(field.annotation):
                    yield ast.unparse(field.target)


def _is_anything(annotation: ast.expr | None) -> bool:
    said = ast.unparse(annotation) if annotation else ""
    return any(one in said for one in ANYTHING)


def _more(found: dict[str, int]) -> Iterator[str]:
    for name, count in found.items():
        if count > ALLOWED.get(name, 0):
            yield (
                f"{name}: {count} mappings of anything cross its edge, {ALLOWED.get(name, 0)} did before;"
                " what a page shows is a small frozen class"
            )


def _fewer(found: dict[str, int]) -> Iterator[str]:
    for name, allowed in ALLOWED.items():
        if found.get(name, 0) < allowed:
            yield f"{name}: {found.get(name, 0)} mappings of anything are left, not {allowed}; say so"


def _casts(package: Path) -> Iterator[str]:
    for source in sources(package):
        for name, call in source.calls():
            if name in ("cast", "typing.cast"):
                yield f"{source.name}:{call.lineno}: a cast says what nobody checks; give the thing a type"


if __name__ == "__main__":
    for name, count in sorted(counts().items()):
        print(f'    "{name}": {count},')
