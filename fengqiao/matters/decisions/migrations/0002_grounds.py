from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [("decisions", "0001_initial")]

    operations = [migrations.RenameField("decision", "summary", "grounds")]
