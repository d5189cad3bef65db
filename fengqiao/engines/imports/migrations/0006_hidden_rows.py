from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('ledgers', '0005_views_stand_in_registers'),
    ]

    operations = [
        migrations.AlterField(
            model_name='meaning',
            name='kind',
            field=models.CharField(choices=[('column', '表头'), ('value', '写法'), ('code', '代码'), ('row', '两行是不是同一件'), ('hidden', '隐藏的行要不要')], max_length=8, verbose_name='哪一种'),
        ),
    ]
