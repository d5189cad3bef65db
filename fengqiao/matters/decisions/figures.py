"""The numbers of decisions, reviews, opinions and documents. Zero is a number too: 未印发规范性文件 is one."""

from __future__ import annotations

from django.db.models import QuerySet

from fengqiao.engines.figures import Period, Rate, figure, sum_of
from fengqiao.engines.figures.dimensions import by_month, by_words

from . import queries
from .words import Conclusion, Kind, OpinionForm, ReviewMatter

KIND = by_words("decision_kind", "决策类别", "kind", Kind)
MATTER = by_words("review_matter", "审查事项类别", "matter_kind", ReviewMatter)
CONCLUSION = by_words("conclusion", "审查结论", "conclusion", Conclusion)

OF_DECISIONS = {
    "columns": (
        ("编号", "number"),
        ("决策事项", "title"),
        ("类别", "get_kind_display"),
        ("审查结论", "get_review_conclusion_display"),
        ("审查通过", "reviewed_on"),
        ("决定日期", "decided_on"),
        ("表决", "votes"),
    ),
    "order": ("-decided_on", "-id"),
    "page": "decisions:show",
    "opens_with": "decisions.read",
}
OF_REVIEWS = {
    "columns": (
        ("编号", "number"),
        ("审查事项", "title"),
        ("事项类别", "get_matter_kind_display"),
        ("结论", "get_conclusion_display"),
        ("完成日期", "counted_on"),
        ("提出意见", "opinions_count"),
        ("采纳意见", "adopted_count"),
    ),
    "order": ("-id",),
    "page": "decisions.reviews:show",
    "opens_with": "decisions.read",
}
OF_OPINIONS = {
    "columns": (
        ("提出日期", "given_on"),
        ("法律顾问", "giver"),
        ("形式", "get_form_display"),
        ("事项", "topic"),
        ("是否采纳", "get_answer_display"),
    ),
    "order": ("-given_on", "-id"),
    "page": "decisions.opinions:show",
    "opens_with": "decisions.read",
}


@figure(
    "decisions.reviewed",
    label="经合法性审查的决策",
    unit="件",
    counts="决定日期在期内、决定以前已经通过合法性审查的决策；未予通过、暂缓、撤回和作废的不计",
    by=(KIND, by_month("decided_on")),
    **OF_DECISIONS,
)
def reviewed(period: Period) -> QuerySet:
    return queries.reviewed_in(period)


@figure(
    "decisions.discussed",
    label="讨论决定的决策",
    unit="件",
    counts="决定日期在期内的决策；加上旧台账写明期内讨论过、却没有审查通过记录的",
    by=(KIND,),
    **OF_DECISIONS,
)
def discussed(period: Period) -> QuerySet:
    return queries.discussed_in(period)


review_coverage = Rate(
    key="decisions.review_coverage",
    label="决策合法性审查率",
    of=reviewed,
    over=discussed,
    counts="经合法性审查的决策 ÷ 讨论决定的决策；没有讨论决定的，没有审查率",
)


@figure(
    "decisions.major_decisions",
    label="重大行政决策",
    unit="项",
    counts="决定日期在期内、属于重大行政决策的决策",
    by=(by_month("decided_on"),),
    **OF_DECISIONS,
)
def major_decisions(period: Period) -> QuerySet:
    return queries.major_in(period)


@figure(
    "decisions.reviews",
    label="合法性审查",
    unit="件",
    counts="期内得出结论的合法性审查，不论结论；退回以后再送审的仍是一件；旧台账没有写审查日期的，按决定日期计",
    by=(MATTER, CONCLUSION, by_month("counted_on")),
    **OF_REVIEWS,
)
def reviews(period: Period) -> QuerySet:
    return queries.reviews_in(period)


@figure(
    "decisions.contract_reviews",
    label="合同审查",
    unit="份",
    counts="期内得出结论的合法性审查中，事项为合同的",
    by=(CONCLUSION,),
    **OF_REVIEWS,
)
def contract_reviews(period: Period) -> QuerySet:
    return queries.contract_reviews_in(period)


@figure(
    "decisions.opinions",
    label="提出审查意见",
    unit="条",
    counts="期内得出结论的合法性审查所提意见的条数之和；旧台账写“修改几处”的，按几条计",
    measure=sum_of("opinions_count"),
    by=(MATTER,),
    **OF_REVIEWS,
)
def opinions(period: Period) -> QuerySet:
    return queries.reviews_in(period)


@figure(
    "decisions.opinions_adopted",
    label="采纳审查意见",
    unit="条",
    counts="上述意见中采纳、部分采纳的条数之和",
    measure=sum_of("adopted_count"),
    by=(MATTER,),
    **OF_REVIEWS,
)
def opinions_adopted(period: Period) -> QuerySet:
    return queries.reviews_in(period)


opinions_adopted_rate = Rate(
    key="decisions.opinions_adopted_rate",
    label="审查意见采纳率",
    of=opinions_adopted,
    over=opinions,
    counts="采纳审查意见 ÷ 提出审查意见；没有提出意见的，没有采纳率",
)


@figure(
    "decisions.adviser_opinions",
    label="法律意见书",
    unit="份",
    counts="提出日期在期内、形式为法律意见书的法律顾问意见",
    by=(by_month("given_on"),),
    **OF_OPINIONS,
)
def adviser_opinions(period: Period) -> QuerySet:
    return queries.adviser_opinions_in(period, OpinionForm.WRITTEN)


@figure(
    "decisions.adviser_attendance",
    label="法律顾问列席",
    unit="次",
    counts="提出日期在期内、形式为列席会议的法律顾问意见",
    by=(by_month("given_on"),),
    **OF_OPINIONS,
)
def adviser_attendance(period: Period) -> QuerySet:
    return queries.adviser_opinions_in(period, OpinionForm.MEETING)


@figure(
    "decisions.normative_docs",
    label="印发规范性文件",
    unit="件",
    counts="印发日期在期内的行政规范性文件；没有印发的，就是 0 件",
    columns=(
        ("文件名称", "title"),
        ("文号", "doc_no"),
        ("印发日期", "issued_on"),
        ("报备日期", "filed_on"),
        ("有效期至", "valid_until"),
    ),
    order=("-issued_on", "-id"),
    page="decisions.documents:show",
    opens_with="decisions.read",
)
def normative_docs(period: Period) -> QuerySet:
    return queries.documents_issued_in(period)


FIGURES = (
    reviewed,
    discussed,
    review_coverage,
    major_decisions,
    reviews,
    contract_reviews,
    opinions,
    opinions_adopted,
    opinions_adopted_rate,
    adviser_opinions,
    adviser_attendance,
    normative_docs,
)
