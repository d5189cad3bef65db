"""Shallow jobs of the product as a whole."""

from django.utils import timezone

from fengqiao.trunk.divisions.models import Office
from fengqiao.trunk.journal import chain, scope


def verify_journal() -> dict[str, object]:
    """This will verify the office's journal; a failure makes the job fail, and doctor names it."""
    told = chain.verify()
    if not told["ok"]:
        office = Office.objects.get(pk=scope.current().reaches[0].office)
        raise RuntimeError(
            f"{office.name}的办理记录核验不符：{told['first_bad'] or told['rows_changed_outside'][:3]}"
        )
    return {"entries": told["entries"], "on": str(timezone.localdate())}
