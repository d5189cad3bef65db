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
        classes = ReportClass.objects.bulk_create(seeded_classes(office.pk))
        by_code = {given.code: given for given in classes}
        types = DisputeType.objects.bulk_create(seeded_types(office.pk, by_code))
        facts |= {"classes": len(classes), "types": len(types)}


def seeded_classes(office: UUID) -> list[ReportClass]:
    """The classes that the product knows, made but not stored."""
    return [
        ReportClass(office=office, code=seed.value[0], label=seed.value[1], position=position)
        for position, seed in enumerate(ClassSeed, start=1)
    ]


def seeded_types(office: UUID, classes: dict[str, ReportClass]) -> list[DisputeType]:
    """The types that the product knows, made but not stored; one whose class the office lacks goes to 其他类别."""
    types = []
    for position, seed in enumerate(TypeSeed, start=1):
        code, label, ministry_code, report_class, spellings = seed.value
        types.append(
            DisputeType(
                office=office,
                code=code,
                label=label,
                ministry_code=ministry_code,
                report_class=classes.get(report_class) or classes[ClassSeed.OTHER.value[0]],
                spellings=list(spellings),
                position=position,
            )
        )
    return types
