from __future__ import annotations

import pytest

from .clerk import Clerk


@pytest.fixture
def clerk(cast, client_of):
    return Clerk(client_of(cast.li))


@pytest.fixture
def scoped(cast, as_):
    with as_(cast.li):
        yield
