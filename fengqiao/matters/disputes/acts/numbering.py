"""Case numbers: gapless per office and year, taken with the row locked (order: case, number, head)."""

from uuid import UUID

from ..models import Sequence


def next_numbers(office: UUID, year: int, count: int) -> list[str]:
    """This will take the next numbers of an office and year, "2024-0001" and on. Call it inside a deed;
    the lock holds until the deed ends, and a deed that fails gives its numbers back."""
    from fengqiao.trunk.journal import gate

    if gate.deed_open.get() is None:
        raise gate.NoAct("编号必须在一次办理之内取")
    sequence = Sequence.objects.select_for_update().filter(office=office, year=year).first()
    sequence = sequence or Sequence(office=office, year=year)
    first = sequence.last + 1
    sequence.last += count
    sequence.save()
    return [f"{year}-{number:04d}" for number in range(first, first + count)]
