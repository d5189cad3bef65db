"""What may be done with the ledgers of leadership, and with tasks."""

from fengqiao.trunk.people.powers import Power

POWERS = (
    Power("leadership.read", "查看组织领导台账", of_places=True),
    Power("leadership.keep", "登记、更正组织领导台账", of_places=True),
    Power("leadership.tasks", "查看工作任务", of_places=True),
    Power("leadership.assign", "交办、督办任务", of_places=True),
    Power("leadership.handle", "推进、完成任务", of_places=True),
)
