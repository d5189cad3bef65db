"""附上文件: kept for an audience, downloaded by it, and not there for anyone else."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from fengqiao.matters.disputes import acts, queries
from fengqiao.matters.disputes.words import Audience
from fengqiao.trunk.files.models import File
from fengqiao.trunk.journal import chain
from fengqiao.trunk.journal.models import Entry
from fengqiao.trunk.people.actors import Denied
from fengqiao.trunk.people.models import Person

from .conftest import DAY

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.4 signed"


def page(case):
    return reverse("disputes:show", args=[case.pk])


def file_page(case, file):
    return reverse("disputes:file", args=[case.pk, file.pk])


def upload(name="协议.pdf", data=PDF, audience="handlers"):
    return {"file": SimpleUploadedFile(name, data), "audience": audience}


def test_a_file_is_kept_on_the_case_and_the_journal_says_so(li, a_dispute):
    case = a_dispute()
    file = acts.attach(case, PDF, "协议.pdf", by=li, on=DAY)
    assert (file.subject, file.path, file.audience) == (case.pk, case.path, Audience.HANDLERS)
    entry = Entry.objects.get(subject=case.pk, verb="disputes.attach")
    assert entry.facts == {"audience": "handlers", "file": str(file.pk)}
    assert chain.verify()["ok"]


def test_who_attached_it_downloads_it_from_the_case(cast, client_of, li, a_dispute):
    case = a_dispute()
    client = client_of(cast.li)
    client.post(reverse("disputes:attach", args=[case.pk]), upload())
    file = queries.readable_files(case, li).get()
    assert file_page(case, file) in client.get(page(case)).content.decode()
    answer = client.get(file_page(case, file))
    assert b"".join(answer.streaming_content) == PDF
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_a_file_for_the_handlers_is_not_there_for_a_colleague(cast, client_of, li, a_dispute):
    case = a_dispute()
    secret = acts.attach(case, PDF, "私下说的.pdf", by=li, on=DAY)
    shared = acts.attach(case, PDF, "现场.pdf", by=li, on=DAY, audience=Audience.OFFICE)
    colleague = client_of(cast.zhou)
    shown = colleague.get(page(case)).content.decode()
    assert "现场.pdf" in shown
    assert "私下说的.pdf" not in shown
    assert colleague.get(file_page(case, shared)).status_code == 200
    assert colleague.get(file_page(case, secret)).status_code == 404
    assert client_of(cast.zhao).get(file_page(case, shared)).status_code == 404


def test_the_handler_reads_what_is_for_the_handlers(cast, as_, li, a_dispute):
    case = a_dispute(handler=Person.objects.get(pk=cast.zhou.person))
    file = acts.attach(case, PDF, "私下说的.pdf", by=li, on=DAY)
    with as_(cast.zhou):
        assert queries.readable_files(case, cast.zhou).get() == file


def test_no_other_road_leads_to_it(cast, client_of, li, a_dispute):
    """By the address of the office's files, or of another case."""
    case, other = a_dispute(), a_dispute()
    file = acts.attach(case, PDF, "私下说的.pdf", by=li, on=DAY)
    client = client_of(cast.li)
    assert client.get(reverse("files:download", args=[file.pk])).status_code == 404
    assert client.get(file_page(other, file)).status_code == 404


@pytest.mark.parametrize(
    "given, said",
    [
        ({"audience": "handlers"}, "请选一个文件"),
        (upload(data=b"MZ\x90\0"), "内容和它的扩展名不符"),
        (upload(name="安装.exe"), "这种文件不能存"),
        (upload(audience="everyone"), "谁可以看"),
    ],
    ids=["none", "disguised", "program", "audience"],
)
def test_what_cannot_be_kept_is_said_in_a_sentence(cast, client_of, li, a_dispute, given, said):
    case = a_dispute()
    answer = client_of(cast.li).post(reverse("disputes:attach", args=[case.pk]), given)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not File.objects.filter(subject=case.pk).exists()


def test_who_may_not_handle_may_not_attach(cast, as_, client_of, a_dispute):
    case = a_dispute()
    with as_(cast.wang), pytest.raises(Denied):
        acts.attach(case, PDF, "协议.pdf", by=cast.wang, on=DAY)
    answer = client_of(cast.wang).post(reverse("disputes:attach", args=[case.pk]), upload())
    assert answer.status_code == 403
