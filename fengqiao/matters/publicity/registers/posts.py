"""Posts online, each with dated samples of how often it was read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from fengqiao.engines.registers.columns import Children, Choice, Count, Day, Laws, Spread, Text
from fengqiao.engines.registers.register import Register
from fengqiao.engines.registers.sheet import Sheet

from ..models import Post, ReadingSample
from ..words import Channel


def _newest_reading(post: Post, tables: Mapping[str, Sequence[dict[str, Any]]]) -> None:
    """A post's reads are its newest sample; one without a day counts as the oldest."""
    samples = sorted(tables.get("samples", ()), key=lambda row: row["read_on"] or date.min)
    post.reads = samples[-1]["reads"] if samples else None
    post.read_on = samples[-1]["read_on"] if samples else None


POSTS = Register(
    key="publicity.posts",
    label="网上普法",
    unit="篇",
    model=Post,
    title="title",
    day="published_on",
    identity=("published_on", "title"),
    settle=_newest_reading,
    sentence="{published_on}|在{channel}|发布“{title}”|，阅读{reads}次",
    hint="推文、短视频一篇一条；阅读量隔一段时间记一次，写明截至哪天。",
    sheet=Sheet(named=("公众号", "推文", "新媒体", "网上普法")),
    fields=(
        Day("published_on", "发布日期", ("发布日期", "发布时间", "推送日期", "日期"), needed=True),
        Text(
            "title",
            "标题",
            ("标题", "题目", "文章标题", "推文标题"),
            needed=True,
            longest=120,
            personal=False,
        ),
        Choice(
            "channel",
            "平台",
            ("平台", "渠道", "发布平台"),
            words=Channel,
            needed=True,
            default=Channel.WECHAT,
            spellings={"公众号": Channel.WECHAT, "微信": Channel.WECHAT, "网": Channel.WEBSITE},
        ),
        Laws("norms", "涉及法律", ("涉及法律法规", "法律法规", "涉及法律")),
        Count("reads", "阅读量", unit="次", entered=False),
        Day("read_on", "阅读量截至", entered=False, filtered=False),
        Children(
            "samples",
            "阅读量记录",
            model=ReadingSample,
            parent="post",
            unit="次",
            listed=False,
            blank=1,
            columns=(Day("read_on", "截至"), Count("reads", "阅读量", needed=True)),
            spread=(
                Spread(
                    "reads",
                    "阅读量",
                    ("阅读量", "阅读数", "点击量", "浏览量", "阅读次数"),
                    {},
                    "reads",
                ),
            ),
        ),
        Text(
            "url",
            "链接",
            ("链接", "网址", "地址"),
            longest=300,
            personal=False,
            listed=False,
            copied=False,
        ),
        Text("editor", "编辑", ("编辑", "作者", "发布人"), longest=60, listed=False),
    ),
)
