"""How old workbooks of disputes are read: each cell in the words of the trade."""
