from django.db import migrations, models

from fengqiao.trunk.people.audience import of

HANDLERS = "handlers"


def each_confidence_names_its_readers(apps, schema_editor):
    """仅经办人 meant whoever handles the case when it is read. From now on: who wrote it, and who handled the case
    then, as the journal tells it (decision 0043)."""
    tell = Telling(apps)
    for note in apps.get_model("disputes", "Note").objects.filter(audience=HANDLERS):
        seq = tell.written(note.dispute_id, "disputes.note", note.pk)
        note.readers = of([note.written_by, tell.handler(note.dispute_id, seq)])
        note.save(update_fields=["readers"])
    for file in apps.get_model("files", "File").objects.filter(audience=HANDLERS):
        seq = tell.written(file.subject, "disputes.attach", file.pk)
        file.readers = of([file.kept_by, tell.handler(file.subject, seq)])
        file.save(update_fields=["readers"])


class Telling:
    """Who handled a case at an entry of its journal."""

    def __init__(self, apps):
        self.noun = apps.get_model("disputes", "Dispute")
        self.entry = apps.get_model("journal", "Entry")
        self.secret = apps.get_model("journal", "Secret")
        self.person = apps.get_model("people", "Person")

    def written(self, case, verb, key):
        """The number of the entry by which a note or a file came to a case, or None."""
        said = self.entry.objects.filter(subject=case, verb=verb).order_by("seq")
        return next((one.seq for one in said if _names(one, str(key))), None)

    def handler(self, case, seq):
        """By the first change since, which tells who it was before; else by the last one until then, which tells
        who it was after; else whoever it is today."""
        stands = self.noun.objects.filter(pk=case).values_list("handler", flat=True).first()
        changes = self.entry.objects.filter(subject=case).exclude(verb="disputes.register")
        changes = [one for one in changes.order_by("seq") if _changed(one)]
        since = next((one for one in changes if seq is not None and one.seq > seq), None)
        until = next((one for one in reversed(changes) if seq is not None and one.seq < seq), None)
        if since is None:
            return stands
        return self.before(since) or (until and self.after(until)) or stands

    def before(self, entry):
        image = (entry.facts.get("before") or {}).get(f"disputes.dispute:{entry.subject}")
        if isinstance(image, dict) and image.get("handler_id"):
            return image["handler_id"]
        given = self.entry.objects.filter(deed=entry.deed, verb="transfers.transfer").first()
        return given.subject if given else self.named(entry, "personal_before")

    def after(self, entry):
        given = self.entry.objects.filter(deed=entry.deed, verb="transfers.transfer").first()
        told = entry.facts.get("handler") or (given and given.facts.get("to"))
        return told or self.named(entry, "personal_after")

    def named(self, entry, where):
        """Who alone bears the name that an amendment keeps; None where two do, or nobody."""
        kept = self.secret.objects.filter(entry=entry.pk, name=where).first()
        name = (kept.value or {}).get("handler") if kept else ""
        bearers = self.person.objects.filter(office=entry.office, name=name or "", is_system=False)
        return bearers[0].pk if len(bearers) == 1 else None


def _names(entry, key):
    return entry.facts.get("file") == key or any(row[1] == key for row in entry.rows)


def _changed(entry):
    """Whether an entry says of a case that another handles it from then on."""
    image = (entry.facts.get("before") or {}).get(f"disputes.dispute:{entry.subject}") or {}
    changed = entry.facts.get("changed") or ()
    return "handler_id" in image or "handler" in changed or entry.facts.get("handler")


class Migration(migrations.Migration):
    dependencies = [
        ("disputes", "0007_own_words"),
        ("files", "0002_readers"),
        ("journal", "0003_moves"),
        ("people", "0003_roles_of_the_product"),
    ]

    operations = [
        migrations.AddField(
            model_name="note",
            name="readers",
            field=models.TextField(blank=True, default="", verbose_name="知悉人员"),
        ),
        migrations.RunPython(each_confidence_names_its_readers, migrations.RunPython.noop),
    ]
