"""What the figures of leadership share: the power that opens them."""

READS = "leadership.read"
