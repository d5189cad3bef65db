"""Changes nothing. From here on an entry names the shape of each row; entries of before hold what the nouns were
after these migrations (trunk/journal/shapes.py, decision 0032)."""

from django.db import migrations


class Migration(migrations.Migration):
    shapes_are_named = True

    dependencies = [
        ("annual", "0002_report_draft_by_report_published_on"),
        ("decisions", "0002_grounds"),
        ("disputes", "0004_numbers_of_the_engine"),
        ("divisions", "0001_initial"),
        ("figures", "0002_reading_split"),
        ("files", "0001_initial"),
        ("integrity", "0001_initial"),
        ("leadership", "0001_initial"),
        ("ledgers", "0004_codes"),
        ("people", "0002_alter_post_role"),
        ("procedures", "0002_sequence"),
        ("publicity", "0003_activity_effect_activity_effect_text_and_more"),
        ("returns", "0001_initial"),
        ("rollover", "0001_initial"),
        ("study", "0002_planitem_approved_on"),
        ("supervision", "0003_owncheck"),
        ("talent", "0001_initial"),
    ]

    operations = []
