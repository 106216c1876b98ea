"""A plotly chart on its own, for the pages of students: the same drawing, without a calculator."""

from typing import Any

import anywidget
import traitlets as tr

from widgets import bundle, chrome, text
from widgets.view import Graph, Table


class Chart(anywidget.AnyWidget):
    """A plotly figure with a name, a summary and a table, in the look of the course.

    Unlike ``plotly.graph_objects.FigureWidget`` it holds the whole figure as one trait, so the
    first drawing is always the right one, and it sends a few kilobytes instead of five megabytes.

    Parameters
    ----------
    figure : dict or plotly.graph_objects.Figure
        What to draw.
    title : str
        Heading above the chart.
    summary : str
        What a screen reader says instead of the chart.
    key : str, optional
        One line that explains the lines and marks.
    table : Table, optional
        The numbers behind the chart.

    Examples
    --------
    >>> Chart({"data": [{"y": [1, 3, 2]}]}, title="Three numbers", summary="Up, then down.")
    Chart('Three numbers')
    """

    _esm = bundle.script("chart_widget.js")
    _css = bundle.style("tokens", "calculator")

    spec = tr.Dict().tag(sync=True)
    view = tr.Dict().tag(sync=True)

    def __init__(
        self,
        figure: Any,
        *,
        title: str,
        summary: str,
        key: str = "",
        table: Table | None = None,
    ) -> None:
        super().__init__()
        self._words = (title, key, summary)
        self.spec = {"language": text.language(), "words": chrome.words()}
        self.draw(figure, table)
        self.on_msg(self._on_message)

    def draw(self, figure: Any, table: Table | None = None) -> None:
        """Draw another figure under the same heading."""
        plain = figure.to_plotly_json() if hasattr(figure, "to_plotly_json") else figure
        title, key, summary = self._words
        graph = Graph(title=title, key=key, summary=summary, figure=plain)
        self.view = {"graph": vars(graph), "table": table and vars(table)}

    def _on_message(self, _widget: Any, content: Any, _buffers: Any) -> None:
        if isinstance(content, dict) and content.get("do") == "plotly":
            self.send({"plotly": True}, [chrome.plotly()])

    def __repr__(self) -> str:
        return f"Chart({self._words[0]!r})"
