"""What may be done with decisions and their legality review."""

from fengqiao.trunk.people.powers import Power

POWERS = (
    Power("decisions.read", "查看决策和审查", of_places=True),
    Power("decisions.keep", "登记决策、送审和公布", of_places=True),
    Power("decisions.review", "作合法性审查", of_places=True),
    Power("decisions.decide", "记录集体讨论决定", of_places=True),
    Power("decisions.amend", "更正决策登记内容", of_places=True),
)
