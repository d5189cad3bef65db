"""The saved views stand where their register does. The table keeps its name and its rows: only Django is told."""

from django.db import migrations, models

import fengqiao.ground.ids
import fengqiao.trunk.journal.bases


class Migration(migrations.Migration):
    initial = True

    dependencies = [("ledgers", "0005_views_stand_in_registers")]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.CreateModel(
                    name="View",
                    fields=[
                        ("id", models.UUIDField(default=fengqiao.ground.ids.uuid7, editable=False, primary_key=True, serialize=False, verbose_name="编号")),
                        ("office", models.UUIDField(editable=False, verbose_name="所属街道")),
                        ("salt", models.CharField(default=fengqiao.trunk.journal.bases.new_salt, editable=False, max_length=32)),
                        ("person", models.UUIDField(verbose_name="谁的")),
                        ("ledger", models.CharField(max_length=64, verbose_name="台账")),
                        ("name", models.CharField(max_length=40, verbose_name="名称")),
                        ("query", models.TextField(verbose_name="条件")),
                    ],
                    options={
                        "db_table": "ledgers_view",
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(fields=("office", "person", "ledger", "name"), name="view_name_once")
                        ],
                    },
                ),
            ],
            database_operations=[],
        ),
    ]
