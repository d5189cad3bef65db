"""The office's own words: what it calls the kinds, ways and sources of the trade, and what each counts as.

    lists.Vocabulary("publicity.material", "宣传材料种类", words=Material)    a list that begins with an enum's words
    tables.Tabled("disputes.type", "纠纷类型", model=DisputeType, …)         a list that is a table of the matter's own
    lists.Seeded("publicity.nodes", "普法日历", …)                           what else an office is given once

project/catalogue.py names them all; docs/terms.md shows how a matter declares one. What procedures, returns and
figures know is the product's own word; a word of the office counts as one of these, and is stored beside it.
"""
