"""What the figures of supervision share."""

NOTHING = "；没有此类事项的，没有比率"
