"""What a calculator shows: plain data that the page draws."""

from collections.abc import Callable
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
class File:
    """A file to take along: the page asks for it when its button is pressed, and saves it.

    Attributes
    ----------
    label : str
        Words on the button.
    name : str
        Name of the file.
    type : str
        Media type, for example ``"text/calendar"``.
    text : callable
        Makes what is in it; not before somebody wants it.
    """

    label: str
    name: str
    type: str
    text: Callable[[], str]


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
    files : list of File
        Files to take along, beside the table and the picture.
    """

    headline: str
    detail: str = ""
    picture: dict[str, Any] = field(default_factory=dict)
    graphs: list[Graph] = field(default_factory=list)
    table: Table | None = None
    note: str = ""
    files: list[File] = field(default_factory=list)

    def for_page(self) -> dict[str, Any]:
        """Return the view as JSON-ready data."""
        return {
            **vars(self),
            "graphs": [vars(graph) for graph in self.graphs],
            "table": self.table and vars(self.table),
            "files": [{"label": file.label, "name": file.name} for file in self.files],
        }
