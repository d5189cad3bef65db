"""The numbers of leadership (governance.md §11.1, `lead.*`)."""

from . import duties, meetings, tasks

FIGURES = (*meetings.FIGURES, *tasks.FIGURES, *duties.FIGURES)
