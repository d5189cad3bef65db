"""小李 at her browser, and the registers that she gives."""

from __future__ import annotations

import io

import openpyxl
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from fengqiao.engines.jobs import worker

TITLE = ["青石街道2024年矛盾纠纷台账"]
HEAD = ["序号", "登记日期", "社区", "当事人", "纠纷类型", "简要情况", "结果", "结案日期"]
GOOD = [
    1,
    "2024-03-05",
    "钟楼社区",
    "甲某；乙某",
    "邻里纠纷",
    "楼上漏水淹了楼下",
    "达成口头协议",
    "2024-03-06",
]
OTHER = [
    2,
    "2024-04-02",
    "东门社区",
    "丙某；丁某",
    "合同纠纷",
    "押金不退",
    "当场化解",
    "2024-04-02",
]


def workbook(*rows, head=HEAD, sheet="台账"):
    made = openpyxl.Workbook()
    made.active.title = sheet
    for row in (TITLE, head, *rows):
        made.active.append(row)
    kept = io.BytesIO()
    made.save(kept)
    return kept.getvalue()


def changed(row, **cells):
    return [cells.get(name, value) for name, value in zip(HEAD, row, strict=True)]


class Clerk:
    """小李 at her browser, and the worker beside it."""

    def __init__(self, client):
        self.client = client

    def give(self, data, name="台账2024.xlsx"):
        given = SimpleUploadedFile(name, data)
        answer = self.client.post(reverse("imports:imports"), {"file": given})
        assert answer.status_code == 302, answer.content.decode()
        self.page = answer["Location"]
        return self.see()

    def see(self):
        while worker.run_one("测试"):
            pass
        answer = self.client.get(self.page)
        if answer.status_code == 302:
            self.page = answer["Location"]
            answer = self.client.get(self.page)
        assert answer.status_code == 200
        return answer.content.decode()

    def do(self, name, **given):
        pk = self.page.strip("/").split("/")[2]
        answer = self.client.post(reverse(f"imports:{name}", args=[pk]), given)
        assert answer.status_code == 302
        self.page = answer["Location"]
        return self.see()

    def bring_in(self, data, name="台账2024.xlsx"):
        self.give(data, name)
        return self.do("start")

    def returned(self):
        answer = self.client.get(f"{self.page}returned/")
        assert "attachment" in answer["Content-Disposition"]
        return b"".join(answer.streaming_content)

    def bring_back(self, book):
        """This will give in a returned workbook that was corrected."""
        kept = io.BytesIO()
        book.save(kept)
        return self.bring_in(kept.getvalue(), "台账2024_改.xlsx")
