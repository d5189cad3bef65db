"""What may be done with the ledgers of legal talent."""

from fengqiao.trunk.people.powers import Power

POWERS = (
    Power("talent.read", "查看法治人才台账", of_places=True),
    Power("talent.keep", "登记、更正法治人才台账", of_places=True),
)
