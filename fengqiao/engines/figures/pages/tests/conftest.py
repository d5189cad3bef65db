"""小李 at her desk with cases of her own, and her browser."""

import pytest

from fengqiao.engines.figures.tests.conftest import enter, li  # noqa: F401


@pytest.fixture
def browser(cast, client_of):
    return client_of(cast.li)
