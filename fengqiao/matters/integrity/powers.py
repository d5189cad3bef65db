"""What may be done with declarations, and with the notices that few may read."""

from fengqiao.trunk.people.powers import Power

POWERS = (
    Power("integrity.read", "查看廉洁司法声明"),
    Power("integrity.keep", "登记、更正廉洁司法声明"),
    Power("integrity.notices", "登记、查看通报收文"),
)
