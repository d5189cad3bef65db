"""Who may fetch a file that was kept."""

from fengqiao.trunk.people.powers import Power

POWERS = (Power("files.read", "下载存入的文件"),)
