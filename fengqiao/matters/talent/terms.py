"""The office's own words in talent."""

from fengqiao.engines.terms.lists import Vocabulary

from .words import VenueKind

VOCABULARIES = (
    Vocabulary(key="talent.venue_kind", label="矛调阵地类型", words=VenueKind, hint="矛调阵地台账"),
)
