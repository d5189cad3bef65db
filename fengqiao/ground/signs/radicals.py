"""Radicals that look like signs: the block of supplements, with the sign that each is taken for.

From Unicode's table Equivalent_Unified_Ideograph (UAX #44). The radicals of Kangxi, U+2F00 to U+2FD5, need none: their
compatibility form NFKC is the sign. For U+2E80 there is no sign, U+2E9A is no radical.
"""

FIRST, NONE = 0x2E80, "\0"
# One after the other from U+2E80.
_SIGNS = (
    "\0厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑彐忄心扌攵\0旡日月歺母民氵氺灬爫爫丬牛"
    "犭王𤴔目示礻𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂肀聿肉𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑"
    "钅長镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟"
)
SIGN_OF = {FIRST + at: sign for at, sign in enumerate(_SIGNS) if sign != NONE}
