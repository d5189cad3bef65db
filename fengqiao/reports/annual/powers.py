"""What may be done with the annual report."""

from fengqiao.trunk.people.powers import Power

POWERS = (
    Power("reports.read", "查看年度报告", of_places=True),
    Power("reports.edit", "起草年度报告、设置报告版式", of_places=True),
    Power("reports.issue", "签发、报送、公开年度报告", of_places=True),
)
