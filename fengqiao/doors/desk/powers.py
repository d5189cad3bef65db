"""What the desk's own pages ask: the tree, the people, the calendar, the journal."""

from fengqiao.trunk.people.powers import Power

POWERS = (
    Power("divisions.manage", "维护辖区"),
    Power("people.manage", "维护人员、岗位和账号"),
    Power("calendar.manage", "维护节假日与调休"),
    Power("journal.verify", "核验办理记录"),
    Power("journal.read", "查看办理记录"),
    Power("ui.kit", "查看界面样张"),
)
