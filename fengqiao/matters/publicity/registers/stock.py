"""Materials that came in, were taken or lost; what activities hand out is written with the activity."""

from __future__ import annotations

from fengqiao.engines.registers.columns import Choice, Count, Day, Text
from fengqiao.engines.registers.register import Register
from fengqiao.engines.registers.sheet import Sheet

from ..models import StockMovement
from ..words import Material, Movement

STOCK = Register(
    key="publicity.stock",
    label="宣传品出入库",
    unit="笔",
    model=StockMovement,
    noun="stock_movement",
    title="title",
    day="moved_on",
    identity=("moved_on", "movement", "kind", "quantity", "title"),
    sentence="{moved_on}|{movement}|{kind}|{quantity}|（{title}）",
    hint="到货记入库，平时领走记领用；活动上发出去的在活动里登记，这里不用再记。",
    sheet=Sheet(named=("出入库", "宣传品", "库存")),
    fields=(
        Day("moved_on", "日期", ("日期", "入库日期", "领用日期", "时间"), needed=True),
        Choice(
            "movement",
            "出入",
            ("出入", "类别", "出入库"),
            words=Movement,
            needed=True,
            default=Movement.RECEIVED,
            spellings={"到货": Movement.RECEIVED, "出库": Movement.TAKEN, "损": Movement.LOST},
        ),
        Choice(
            "kind",
            "种类",
            ("种类", "宣传品种类", "资料种类", "物品"),
            words=Material,
            terms="publicity.material",
            said_on="moved_on",
            needed=True,
            spellings={
                "单页": Material.LEAFLET,
                "折页": Material.LEAFLET,
                "手册": Material.BOOKLET,
            },
        ),
        Text("title", "名称", ("名称", "品名", "资料名称"), longest=60, personal=False),
        Count("quantity", "数量", ("数量", "份数", "件数"), needed=True),
        Text("source", "来源、去向", ("来源", "去向", "领用人", "供货单位"), longest=120),
        Text("remark", "备注", ("备注",), longest=300, remark=True, more=True, listed=False),
    ),
)
