from django.db import migrations, models

from fengqiao.trunk.people.audience import of

HANDLERS = "handlers"
UNKNOWN = object()  # the journal does not tell; None: it tells of nobody


def each_confidence_names_its_readers(apps, schema_editor):
    """仅经办人 meant whoever handles the case when it is read. From now on: who wrote it, and who handled the case
    then, as the journal tells it (decision 0040)."""
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
        told = self.before(since)
        if told is UNKNOWN and until is not None:
            told = self.after(until)
        return stands if told is UNKNOWN else told

    def before(self, entry):
        image = _image(entry)
        if "handler_id" in image:
            return image["handler_id"]
        given = self.entry.objects.filter(deed=entry.deed, verb="transfers.transfer").first()
        return given.subject if given else self.named(entry, "personal_before")

    def after(self, entry):
        if "handler" in entry.facts:
            return entry.facts["handler"] or None
        given = self.entry.objects.filter(deed=entry.deed, verb="transfers.transfer").first()
        return given.facts["to"] if given else self.named(entry, "personal_after")

    def named(self, entry, where):
        """Who alone bears the name that an amendment keeps; None for a name of nobody here, or for none. Unknown
        where two bear it, or it was erased."""
        kept = self.secret.objects.filter(entry=entry.pk, name=where).first()
        if kept is None:
            return UNKNOWN
        name = kept.value.get("handler") or ""
        people = self.person.objects.filter(office=entry.office, is_system=False)
        bearers = [one for one in people if one.name and name.startswith(one.name)]
        exact = [one for one in bearers if one.name == name]
        if len(exact) > 1 or bearers and not exact:
            return UNKNOWN  # of two who bear a name the words hold the post as well
        return exact[0].pk if exact else None


def _names(entry, key):
    return entry.facts.get("file") == key or any(row[1] == key for row in entry.rows)


def _image(entry):
    """What stood in the case before a step."""
    return (entry.facts.get("before") or {}).get(f"disputes.dispute:{entry.subject}") or {}


def _changed(entry):
    """Whether an entry says of a case that another handles it from then on."""
    told = "handler" in entry.facts or "handler" in (entry.facts.get("changed") or ())
    return told or "handler_id" in _image(entry)


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
