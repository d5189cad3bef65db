"""What may be done with the ledgers of study."""

from fengqiao.trunk.people.powers import Power

POWERS = (
    Power("study.read", "查看学法台账", of_places=True),
    Power("study.keep", "登记、更正学法台账", of_places=True),
)
