"""Settings of the suite: the product's own, in a HOME that nobody else has, whatever the shell says."""

import atexit
import os
import sys
import tempfile

_home = tempfile.TemporaryDirectory(prefix="fengqiao-tests-")
atexit.register(_home.cleanup)
for name in [name for name in os.environ if name.startswith("FENGQIAO_")]:
    if name != "FENGQIAO_PICTURES":
        del os.environ[name]
os.environ["FENGQIAO_HOME"] = _home.name

from fengqiao.project.settings import *  # noqa: E402, F403
from fengqiao.project.settings import DATABASES, HOME  # noqa: E402

if "sqlite" in str(DATABASES["default"]["ENGINE"]):
    # A file, as in the office: with its write-ahead log, its locks and its triggers.
    DATABASES["default"]["TEST"] = {"NAME": str(HOME / "tests.sqlite3")}

# The product's own algorithm with little work in it: what a guess costs is Argon2's, not ours to try.
PASSWORD_HASHERS = ["tests.passwords.Quick"]

# What was compiled once is kept, whatever the shell says: else each worker rewrites every assertion anew, and each
# process that a test starts compiles the whole product.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# Processes that tests start are the product: they read its own settings, in a HOME of their own.
os.environ["DJANGO_SETTINGS_MODULE"] = "fengqiao.project.settings"
