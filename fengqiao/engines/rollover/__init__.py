"""Year rollover: what a year hands on to the next, carried over by one act, and taken back while unused.

    Carried("leadership.duties", "职责清单", "leadership.keep", rows=…, name=str, copy=…)

project/catalogue.py names everything that is carried; docs/rollover.md shows how a matter declares it.
"""

from .carried import Carried, NotCarried

__all__ = ["Carried", "NotCarried"]
