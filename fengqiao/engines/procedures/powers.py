"""Who may set the lengths that are the office's own."""

from fengqiao.trunk.people.powers import Power

POWERS = (Power("clocks.manage", "设置期限长度"),)
