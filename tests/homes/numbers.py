"""The figures of a home that was just upgraded, beside those that a backup of it holds.

python -m tests.homes.numbers BACKUP    brings the home of the environment to this version, and prints as JSON
                                        what differs and what the journal's verification says
"""

from __future__ import annotations

import json
import sys
import zipfile

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.utils import timezone  # noqa: E402

from fengqiao.project.backups import archive, comparison  # noqa: E402
from fengqiao.trunk.journal import chain, scope  # noqa: E402

if __name__ == "__main__":
    call_command("migrate", verbosity=0)
    with zipfile.ZipFile(sys.argv[1]) as opened:
        manifest = archive.manifest(opened)
    with scope.everywhere(because="测试：看一个家"):
        on = timezone.localtime(manifest.on).date()
        found = comparison.compared(manifest.figures, comparison.figures(on))
        print(json.dumps({"verified": chain.verify(), **vars(found)}))
