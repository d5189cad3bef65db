"""Who may carry a year over."""

from fengqiao.trunk.people.powers import Power

POWERS = (Power("rollover.carry", "年度结转"),)
