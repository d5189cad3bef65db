"""python -m fengqiao.project.backups SOURCE TARGET STATE: brings a backup of an earlier version to this one, in the
empty home of this process. `upgrade.of` starts it; nobody else has to."""

import json
import sys
from pathlib import Path

import django

django.setup()

from . import upgrade  # noqa: E402

given, made, told = sys.argv[1:]
upgrade.bring(Path(given), Path(made), json.loads(told))
