"""What may be done with disputes and concerns."""

from fengqiao.trunk.people.powers import Power

POWERS = (
    Power("disputes.read", "查看纠纷和诉求", of_places=True),
    Power("disputes.register", "登记纠纷和诉求", of_places=True),
    Power("disputes.handle", "办理、办结", of_places=True),
    Power("disputes.amend", "更正登记内容", of_places=True),
    Power("disputes.import", "导入、撤销导入矛盾纠纷台账", of_places=True),
    Power("disputes.screen", "开展排查、结束排查", of_places=True),
)
