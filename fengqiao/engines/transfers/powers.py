"""Who may hand work over."""

from fengqiao.trunk.people.powers import Power

POWERS = (Power("transfers.transfer", "交接工作"),)
