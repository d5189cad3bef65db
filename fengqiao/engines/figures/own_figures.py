"""From a saved figure to a figure: its source narrowed, read by the measure that the office chose."""

from __future__ import annotations

from dataclasses import replace

from .catalogue import AnyFigure, UnknownFigure, known
from .declaration import Figure, UnknownCell
from .measures import Measure
from .models import SavedFigure
from .rates import Growth, Rate
from .words import How

SAVED = "saved"
BEHIND = ":"  # disputes.resolved:sum_amount is that figure by another of its measures
OF = "of"  # saved.3:of opens the numerator of the rate saved.3


def key_of(saved: SavedFigure) -> str:
    return f"{SAVED}.{saved.slug}"


def built(saved: SavedFigure) -> Figure | Rate:
    """This will make the figure. Raises UnknownFigure or UnknownCell where the catalogue has changed since."""
    narrowed = _narrowed(saved)
    if saved.how == How.MEASURE:
        return narrowed
    key, label = key_of(saved), saved.label
    narrowed = replace(
        narrowed, key=f"{key}{BEHIND}{OF}", label=f"{label}（分子）", unit=source(saved.source).unit
    )
    if saved.how == How.GROWTH:
        narrowed = replace(narrowed, label=narrowed.label.replace("分子", "本期"))
        counts = f"（本期 − 上年同期）÷ 上年同期。{narrowed.counts}"
        return Growth(key=key, label=label, of=narrowed, over=narrowed, counts=counts)
    over = source(saved.over)
    counts = f"分子：{narrowed.counts}。分母：{over.label}，{over.counts}"
    return Rate(key=key, label=label, of=narrowed, over=over, counts=counts)


def source(key: str) -> Figure:
    """A figure of the catalogue that has rows. Raises UnknownFigure."""
    found = known(key)
    if not isinstance(found, Figure):
        raise UnknownFigure(f"{found.label}是比率，没有自己的行，请选它的分子或分母")
    return found


def measure(of: Figure, key: str) -> Measure:
    """One of the measures that a figure allows. Raises UnknownCell."""
    for one in of.measures:
        if one.key == key:
            return one
    raise UnknownCell(f"指标“{of.label}”不能按 {key} 计量")


def measured(of: AnyFigure, key: str) -> Figure:
    """A figure of the catalogue by another of its measures. Raises UnknownFigure."""
    try:
        chosen = measure(source(of.key), key)
    except UnknownCell as error:
        raise UnknownFigure(str(error)) from None
    assert isinstance(of, Figure)
    return replace(
        of,
        key=f"{of.key}{BEHIND}{key}",
        label=f"{of.label}的{chosen.label}",
        unit=chosen.unit or of.unit,
        counts="；".join(part for part in (of.counts, _told(chosen)) if part),
        measure=chosen,
        also=(),
    )


def _narrowed(saved: SavedFigure) -> Figure:
    base = source(saved.source)
    chosen = measure(base, saved.measure)
    within = tuple((base.dimension(key), tuple(codes)) for key, codes in saved.cells.items())
    shown = (base.dimension(saved.dimension),) if saved.dimension else base.dimensions
    said = "；".join(
        f"{dimension.label}只算{'、'.join(dimension.called(code, saved.office) for code in codes)}"
        for dimension, codes in within
    )
    counts = "；".join(part for part in (base.counts, said, _told(chosen)) if part)
    return replace(
        base,
        key=key_of(saved),
        label=saved.label,
        unit=saved.unit,
        counts=counts,
        measure=chosen,
        words=(),  # those of its source mean the whole; prose calls it by its label
        also=(),
        within=within,
        dimensions=shown,
    )


def _told(chosen: Measure) -> str:
    if not chosen.has_share or not chosen.label:
        return ""
    return f"“{chosen.label}”{'相加' if chosen.adds_up else '去掉重复'}"
