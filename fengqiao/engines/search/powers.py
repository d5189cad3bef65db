"""Who may search."""

from fengqiao.trunk.people.powers import Power

POWERS = (Power("search.use", "检索"),)
