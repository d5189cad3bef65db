"""Numbers in official prose: 十余次, 1万3千余份, 百分之九十八点五, 近300件, with where each stands.

    for one in quantities("发放宣传材料500余份，开展讲座十余次。"):
        one.text, one.start, one.value, one.unit, one.qualifier    # "500余份", 6, 500, "份", "余"

Dates, years, articles, document numbers, ordinals, phone numbers, numbering, titles and fixed phrases
(两委, 四个亲自, 一站式 …) are no numbers.
"""

from .scanner import Quantity, quantities
from .units import alike, is_share

__all__ = ["Quantity", "alike", "is_share", "quantities"]
