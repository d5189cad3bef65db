"""Who may arrange the words of an office."""

from fengqiao.trunk.people.powers import Power

POWERS = (Power("terms.arrange", "维护本单位用语和分类"),)
