"""What may be done with the tables for superiors."""

from fengqiao.trunk.people.powers import Power

POWERS = (
    Power("returns.read", "查看上报报表", of_places=True),
    Power("returns.type", "转录报表", of_places=True),
    Power("returns.seal", "封账、发更正版", of_places=True),
    Power("returns.arrange", "改报表表样", of_places=True),
)
