"""The office's own tables: report classes and types, seeded once, then changed by the office."""

from uuid import UUID

from fengqiao.trunk.divisions.models import Office
from fengqiao.trunk.journal.acts import Acting, act

from ..models import DisputeType, ReportClass
from ..words import ClassSeed, TypeSeed


def found_tables(office: Office, *, by: Acting) -> None:
    """This will give a new office its report classes and types. A second call changes nothing."""
    if ReportClass.objects.filter(office=office.pk).exists():
        return
    with act("disputes.found_tables", on=office, by=by) as facts:
        classes = ReportClass.objects.bulk_create(_classes(office.pk))
        by_code = {given.code: given for given in classes}
        types = DisputeType.objects.bulk_create(_types(office.pk, by_code))
        facts |= {"classes": len(classes), "types": len(types)}


def _classes(office: UUID) -> list[ReportClass]:
    return [
        ReportClass(office=office, code=seed.value[0], label=seed.value[1], position=position)
        for position, seed in enumerate(ClassSeed, start=1)
    ]


def _types(office: UUID, classes: dict[str, ReportClass]) -> list[DisputeType]:
    types = []
    for position, seed in enumerate(TypeSeed, start=1):
        code, label, ministry_code, report_class, spellings = seed.value
        types.append(
            DisputeType(
                office=office,
                code=code,
                label=label,
                ministry_code=ministry_code,
                report_class=classes[report_class],
                spellings=list(spellings),
                position=position,
            )
        )
    return types
