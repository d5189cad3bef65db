"""The only list of verbs, procedures and figures of the product. Nothing is found by scanning."""

from fengqiao.engines.search import acts as search
from fengqiao.matters.disputes import acts as disputes
from fengqiao.matters.disputes import figures as dispute_figures
from fengqiao.matters.disputes.procedure import LIGHT
from fengqiao.trunk.divisions import acts as divisions
from fengqiao.trunk.files import acts as files
from fengqiao.trunk.people import acts as people

PROCEDURES = (LIGHT,)

FIGURES = (*dispute_figures.FIGURES,)

VERBS = (
    *divisions.VERBS,
    *people.VERBS,
    *files.VERBS,
    *search.VERBS,
    *disputes.VERBS,
    *(verb for procedure in PROCEDURES for verb in procedure.verbs()),
)
