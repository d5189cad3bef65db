"""Radicals and the dots of names are folded since: documents in which one stands are folded anew."""

from django.db import migrations

from fengqiao.engines.search import grams

BATCH = 500


def fold_anew(apps, schema_editor):
    documents = apps.get_model("search", "SearchDocument").objects
    changed = []
    for row in documents.only("title", "text", "folded", "office").iterator(BATCH):
        parts = grams.fold(row.title), grams.fold(row.text)
        if row.folded != (folded := "\n".join(parts)):
            tokens = grams.of_folded(*parts) | {grams.of_office(row.office)}
            changed.append((row.pk, folded, " ".join(sorted(tokens))))
    for key, folded, tokens in changed:
        documents.filter(pk=key).update(folded=folded, grams=tokens)
    if changed and schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("INSERT INTO search_index (search_index) VALUES ('rebuild')")


class Migration(migrations.Migration):
    dependencies = [("search", "0002_tokens_of_the_document")]

    operations = [migrations.RunPython(fold_anew, migrations.RunPython.noop)]
