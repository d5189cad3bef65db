"""What comes due by itself, and when. The only list of it."""

from fengqiao.engines.jobs.worker import Schedule

TIMETABLE = (
    Schedule("journal.forget_forms", "fengqiao.trunk.journal.forms_sent.forget_old", hour=3),
    Schedule("desk.forget_forms", "fengqiao.doors.desk.forms_kept.forget_old", hour=3),
    Schedule("journal.take_up", "fengqiao.project.tasks.take_up_accesses", hour=1),
    Schedule("journal.verify", "fengqiao.project.tasks.verify_journal", hour=2),
    Schedule("reconcile.clear", "fengqiao.reports.reconcile.deposit.clear", hour=3),
    Schedule("downloads.clear", "fengqiao.engines.downloads.files.clear", hour=3),
)
