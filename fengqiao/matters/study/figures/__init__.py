"""The numbers of study: sessions and who came, exams as counts, list and plan against what was done."""

from . import center, exams, forms, plans, staff

FIGURES = (
    *staff.FIGURES,
    *center.FIGURES,
    *forms.FIGURES,
    *exams.FIGURES,
    *plans.FIGURES,
)
