"""Who listens to what. The only page where matters meet: notices, to-dos, deadlines, search index."""

from fengqiao.engines import figures, procedures, search
from fengqiao.trunk.journal import acts, verbs


def connect() -> None:
    """This will declare the catalogue and hang the listeners. Called once, when Django is ready."""
    from fengqiao.engines.procedures import deadlines
    from fengqiao.matters.disputes import queries as disputes

    from . import catalogue

    verbs.declare(catalogue.VERBS)
    figures.declare(catalogue.FIGURES)
    procedures.declare(catalogue.PROCEDURES)
    deadlines.listen(catalogue.PROCEDURES)

    # Every verb that changes what a case is found by: its words, its sides, who handles it.
    indexed = search.indexing("disputes.dispute", disputes.documents)
    for verb in ("register", "backfill", "amend", "name_opponent", "handle", "undo_import"):
        acts.when(f"disputes.{verb}", indexed)
