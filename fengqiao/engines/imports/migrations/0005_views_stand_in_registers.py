"""The saved views left for the registers (registers 0001): here Django forgets them, the table stays as it is.
What is said of a view by its kind follows by itself (trunk/journal/labels.py)."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("ledgers", "0004_codes")]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[migrations.DeleteModel(name="View")], database_operations=[]
        ),
    ]
