"""The tokens stand in the document's own row on both engines, so that they are written with it; SQLite's
full-text table keeps no second copy of them."""

from django.db import migrations

import fengqiao.engines.search.models

OWN = "CREATE VIRTUAL TABLE search_index USING fts5(grams, {}detail=none, columnsize=0, tokenize='ascii')"
OVER = "content='search_searchdocument', content_rowid='slot', "


def move_to_documents(apps, schema_editor):
    if schema_editor.connection.vendor != "sqlite":
        return  # PostgreSQL's column stood there from the beginning
    for statement in (
        "ALTER TABLE search_searchdocument ADD COLUMN grams text NOT NULL DEFAULT ''",
        "UPDATE search_searchdocument SET grams ="
        " coalesce((SELECT c0 FROM search_index_content WHERE id = slot), '')",
        "DROP TABLE search_index",
        OWN.format(OVER),
        "INSERT INTO search_index (search_index) VALUES ('rebuild')",
    ):
        schema_editor.execute(statement)


def move_back(apps, schema_editor):
    if schema_editor.connection.vendor != "sqlite":
        return
    for statement in (
        "DROP TABLE search_index",
        OWN.format(""),
        "INSERT INTO search_index (rowid, grams) SELECT slot, grams FROM search_searchdocument",
        "ALTER TABLE search_searchdocument DROP COLUMN grams",
    ):
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [
        ("search", "0001_initial"),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunPython(move_to_documents, move_back)],
            state_operations=[
                migrations.AddField(
                    model_name="searchdocument",
                    name="grams",
                    field=fengqiao.engines.search.models.Tokens(
                        blank=True, default="", editable=False
                    ),
                    preserve_default=False,
                ),
            ],
        ),
    ]
