"""小李 at her desk with cases of her own, and her browser."""

from fengqiao.engines.figures.pages.tests.conftest import browser  # noqa: F401
from fengqiao.engines.figures.tests.conftest import enter, li  # noqa: F401
