"""Who listens to what. The only page where matters meet: notices, to-dos, deadlines, search index."""

from fengqiao.engines import figures, procedures, search
from fengqiao.engines.figures import sentences
from fengqiao.engines.jobs import addresses
from fengqiao.trunk.journal import verbs
from fengqiao.trunk.people import powers


def connect() -> None:
    """This will declare the catalogue and hang the listeners. Called once, when Django is ready."""
    from . import roles

    # First of all: a view that the catalogue leads to names the power that it asks for.
    powers.declare(roles.POWERS, roles.ROLES, roles.CONFLICTS)

    from fengqiao.engines.procedures import deadlines, holds
    from fengqiao.engines.terms import lists
    from fengqiao.trunk.journal.listeners import when

    from . import catalogue

    verbs.declare(catalogue.VERBS)
    figures.declare(catalogue.FIGURES)
    sentences.declare(catalogue.SENTENCES)
    lists.declare(catalogue.VOCABULARIES, catalogue.SEEDED)
    procedures.declare(catalogue.PROCEDURES)
    addresses.declare(catalogue.MOVED_TASKS)
    deadlines.listen(catalogue.PROCEDURES)
    holds.heed(catalogue.FREEZING)

    for kind, (documents, spoken) in catalogue.SEARCHED.items():
        of_new = catalogue.SEARCHED_WHEN_MADE.get(kind)
        for verb in spoken:
            when(verb, search.indexing(kind, documents, of_new))
