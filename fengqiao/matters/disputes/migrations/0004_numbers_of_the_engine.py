"""Case numbers are a series of the procedures engine, as those of every other matter."""

from django.db import migrations

COPY = """
INSERT INTO procedures_sequence (id, office, series, year, last)
SELECT id, office, 'disputes', year, last FROM disputes_sequence
"""
BACK = """
INSERT INTO disputes_sequence (id, office, year, last)
SELECT id, office, year, last FROM procedures_sequence WHERE series = 'disputes';
DELETE FROM procedures_sequence WHERE series = 'disputes'
"""


class Migration(migrations.Migration):

    dependencies = [
        ("disputes", "0003_indexes_of_the_office"),
        ("procedures", "0002_sequence"),
    ]

    operations = [
        migrations.RunSQL(COPY, BACK),
        migrations.DeleteModel("Sequence"),
    ]
