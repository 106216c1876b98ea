"""What a calculator shows: plain data that the page draws."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Table:
    """The numbers behind a picture.

    Attributes
    ----------
    caption : str
        What the table shows.
    columns : list of str
        Column heads; the first column names the row.
    rows : list of list of str
        Cells, already written in the reader's language.
    """

    caption: str
    columns: list[str]
    rows: list[list[str]]


@dataclass(frozen=True)
class Graph:
    """One plotly chart with its words.

    Attributes
    ----------
    title : str
        Heading above the chart.
    key : str
        One line that explains the lines and marks.
    summary : str
        What a screen reader says instead of the chart.
    figure : dict
        Figure in plotly's schema (``data`` and ``layout``).
    height, height_narrow : int
        Height of the chart on a wide and on a narrow screen. [rem]
    """

    title: str
    key: str
    summary: str
    figure: dict[str, Any]
    height: int = 27
    height_narrow: int = 25


@dataclass(frozen=True)
class View:
    """Everything that follows from the values of a calculator.

    Attributes
    ----------
    headline : str
        The answer in one sentence.
    detail : str
        One or two sentences more.
    picture : dict
        State of the calculator's picture. Empty: it has none.
    graphs : list of Graph
        Charts, in the order shown.
    table : Table, optional
        The numbers as a table.
    note : str
        A line under the controls.
    """

    headline: str
    detail: str = ""
    picture: dict[str, Any] = field(default_factory=dict)
    graphs: list[Graph] = field(default_factory=list)
    table: Table | None = None
    note: str = ""

    def for_page(self) -> dict[str, Any]:
        """Return the view as JSON-ready data."""
        graphs = [vars(graph) for graph in self.graphs]
        return {**vars(self), "graphs": graphs, "table": self.table and vars(self.table)}
