"""What may be done with the ledgers of publicity."""

from fengqiao.trunk.people.powers import Power

POWERS = (
    Power("publicity.read", "查看普法台账", of_places=True),
    Power("publicity.keep", "登记、更正普法台账", of_places=True),
)
