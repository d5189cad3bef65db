"""Who may bring old ledgers in."""

from fengqiao.trunk.people.powers import Power

POWERS = (Power("ledgers.import", "导入台账"),)
