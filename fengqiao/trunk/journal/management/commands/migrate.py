"""Django's migrate, after which the journal's triggers always stand again."""

from typing import Any

from django.core.management.commands.migrate import Command as DjangoMigrate
from django.db import connections

from fengqiao.trunk.journal import triggers
from fengqiao.trunk.journal.models import Entry


class Command(DjangoMigrate):
    def handle(self, *args: Any, **options: Any) -> None:
        super().handle(*args, **options)
        connection = connections[options["database"]]
        if Entry._meta.db_table in connection.introspection.table_names():
            triggers.install(connection)
