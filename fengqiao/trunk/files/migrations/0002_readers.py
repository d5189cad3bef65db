from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("files", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="file",
            name="readers",
            field=models.TextField(blank=True, default="", verbose_name="知悉人员"),
        ),
    ]
