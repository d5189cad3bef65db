"""Django's migrate: before it Django's own table of nouns follows those that moved, after it the journal's
triggers always stand again."""

from typing import Any

from django.core.management.commands.migrate import Command as DjangoMigrate
from django.db import connections

from fengqiao.trunk.journal import labels, triggers
from fengqiao.trunk.journal.models import Entry


class Command(DjangoMigrate):
    def handle(self, *args: Any, **options: Any) -> None:
        connection = connections[options["database"]]
        labels.carry_content_types(connection)
        super().handle(*args, **options)
        if Entry._meta.db_table in connection.introspection.table_names():
            triggers.install(connection)
