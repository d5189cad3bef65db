"""The numbers of publicity: what was held, handed out, posted; whether people took part and what was seen of it."""

from . import effects, held

FIGURES = (*held.FIGURES, *effects.FIGURES)

__all__ = ["FIGURES"]
