"""管理员 keeps settings, words among them; what the journal says of it."""

import pytest
from django.utils import timezone

from fengqiao.trunk.journal.models import Entry

MATERIAL = "/desk/words/publicity.material/"


@pytest.fixture
def admin(cast, client_of):
    return client_of(cast.admin)


@pytest.fixture
def add(admin):
    """This will add a word at the door."""

    def added(page=MATERIAL, **given):
        begins_on = timezone.localdate().isoformat()
        said = {"label": "口袋书", "rolls_up_to": "booklet", "begins_on": begins_on} | given
        return admin.post(page, said)

    return added


@pytest.fixture
def entries(as_, cast):
    """This will give the office's entries of a verb, oldest first."""

    def of(verb):
        with as_(cast.admin):
            return list(Entry.objects.filter(office=cast.office, verb=verb).order_by("seq"))

    return of
