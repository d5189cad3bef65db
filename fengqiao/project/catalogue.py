"""The only list of verbs, procedures, figures and searchable nouns of the product. Nothing is found by
scanning."""

from fengqiao.engines.figures import acts as figures
from fengqiao.engines.ledgers import acts as ledgers
from fengqiao.engines.ledgers.recording import searched
from fengqiao.engines.search import acts as search
from fengqiao.matters.disputes import acts as disputes
from fengqiao.matters.disputes import figures as dispute_figures
from fengqiao.matters.disputes import queries as dispute_queries
from fengqiao.matters.disputes.procedure import LIGHT
from fengqiao.matters.disputes.sheets import LEDGER as DISPUTES_LEDGER
from fengqiao.matters.publicity import figures as publicity_figures
from fengqiao.matters.publicity import sheets as publicity
from fengqiao.trunk.divisions import acts as divisions
from fengqiao.trunk.files import acts as files
from fengqiao.trunk.people import acts as people

PROCEDURES = (LIGHT,)

FIGURES = (*dispute_figures.FIGURES, *publicity_figures.FIGURES)

# The ledgers that are declared whole, by matter, in the order of the menu.
SHELVES = (publicity.SHELF,)
RECORD_LEDGERS = tuple(ledger for shelf in SHELVES for ledger in shelf.ledgers)

LEDGERS = (DISPUTES_LEDGER, *RECORD_LEDGERS)

VERBS = (
    *divisions.VERBS,
    *people.VERBS,
    *files.VERBS,
    *figures.VERBS,
    *ledgers.VERBS,
    *search.VERBS,
    *disputes.VERBS,
    *(verb for procedure in PROCEDURES for verb in procedure.verbs()),
    *(verb for ledger in RECORD_LEDGERS for verb in ledger.verbs()),
)

# What the search index holds: kind → (its documents, the verbs after which they are read again).
SEARCHED = {
    "disputes.dispute": (
        dispute_queries.documents,
        (
            "disputes.register",
            "disputes.amend",
            "disputes.name_opponent",
            "disputes.handle",
            "disputes.backfill",
            "disputes.undo_import",
        ),
    ),
    **searched(RECORD_LEDGERS),
}
