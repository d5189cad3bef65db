"""What may be done with what supervision sends, and with what is mended after it."""

from fengqiao.trunk.people.powers import Power

POWERS = (
    Power("supervision.read", "查看监督来件和整改", of_places=True),
    Power("supervision.keep", "登记、办理监督来件和整改", of_places=True),
)
