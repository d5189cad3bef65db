"""Who may read figures, and who keeps the office's own."""

from fengqiao.trunk.people.powers import Power

POWERS = (
    Power("figures.read", "查看指标"),
    Power("figures.manage", "维护本单位指标和外部数据"),
)
