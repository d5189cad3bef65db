from django.db import migrations, models
from django.db.models import F


def what_was_voided_has_its_day(apps, schema_editor):
    """The step that voids a case has always written its day into `closed_on`."""
    cases = apps.get_model("disputes", "Dispute").objects.filter(stage="void", voided_on=None)
    cases.update(voided_on=F("closed_on"))


class Migration(migrations.Migration):
    dependencies = [("disputes", "0004_numbers_of_the_engine")]

    operations = [
        migrations.AddField(
            model_name="dispute",
            name="voided_on",
            field=models.DateField(null=True, verbose_name="作废日期"),
        ),
        migrations.RunPython(what_was_voided_has_its_day, migrations.RunPython.noop),
    ]
