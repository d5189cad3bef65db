"""Pictures of an office's figures: a chart is a table of numbers that open, and a drawing of that table."""

from .charts import PICTURES, Chart, Picture, chart
from .drawings import draw

__all__ = ["PICTURES", "Chart", "Picture", "chart", "draw"]
