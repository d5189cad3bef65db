"""The saved views left for the registers (registers 0001): here Django forgets them, the table stays as it is."""

from django.db import migrations


def content_types_follow(apps, schema_editor):
    """What is said of a view by its kind is said of the same rows."""
    ContentType = apps.get_model("contenttypes", "ContentType")
    ContentType.objects.filter(app_label="ledgers", model="view").update(app_label="registers")


class Migration(migrations.Migration):
    dependencies = [("ledgers", "0004_codes"), ("contenttypes", "0002_remove_content_type_name")]

    operations = [
        migrations.RunPython(content_types_follow, migrations.RunPython.noop),
        migrations.SeparateDatabaseAndState(
            state_operations=[migrations.DeleteModel(name="View")], database_operations=[]
        ),
    ]
