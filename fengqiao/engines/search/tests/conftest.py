"""Two places of one office and one place of another, as bare ids: the index needs no more."""

from dataclasses import dataclass
from uuid import UUID

import pytest

from fengqiao.engines import search
from fengqiao.ground.ids import uuid7
from fengqiao.trunk.journal import scope
from fengqiao.trunk.journal.acts import deed

KIND = "disputes.dispute"


@dataclass
class Shelf:
    """Puts documents into an office's index and finds them there."""

    office: UUID
    label: str

    def put(self, text: str, title: str = "", place: str = "", subject: UUID | None = None) -> UUID:
        key = subject or uuid7()
        path = f"{self.label}/{place}"
        with scope.office(self.office), deed():
            search.index([search.Document(KIND, key, self.office, path, title, text)])
        return key

    def find(self, text: str, place: str = "", **more) -> set[UUID]:
        reach = scope.Reach(self.office, f"{self.label}/{place}" if place else "")
        with scope.opened(scope.Scope((reach,))):
            return {hit.subject for hit in search.find(text, **more)}


@pytest.fixture
def shelf(db) -> Shelf:
    return Shelf(uuid7(), "aaaa")


@pytest.fixture
def next_street(db) -> Shelf:
    return Shelf(uuid7(), "bbbb")
