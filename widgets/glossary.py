"""The words of the course: read from the glossary notebook, the one place where they live.

An entry of the notebook is a ``### word``, a paragraph with its meaning and a line ``Also: …``
(other names, if any) with the chapter that teaches it. Chapters link a word as
``[word](glossary.ipynb#word "its meaning")``; `widgets.word_links` keeps the meanings the same.
"""

import json
import re
from dataclasses import dataclass
from pathlib import Path

TAG = "words"

_ENTRY = re.compile(r"^### (.+)\n\n(.+)\n\n(?:Also: (.+)\. )?(.*Chapter (\d+).*)$", re.MULTILINE)


@dataclass(frozen=True)
class Word:
    """One word of the glossary.

    Attributes
    ----------
    word : str
        The word.
    meaning : str
        What it means, in one to three sentences.
    also : tuple of str
        Other names for the same.
    chapter : int
        The chapter that teaches it.
    """

    word: str
    meaning: str
    also: tuple[str, ...]
    chapter: int

    @property
    def anchor(self) -> str:
        """Return its address on the page, as the template makes it."""
        return anchor(self.word)


def anchor(heading: str) -> str:
    """Return the id the page gives a heading.

    Examples
    --------
    >>> anchor("T-score"), anchor("up and go")
    ('t-score', 'up-and-go')
    """
    return "".join(c if c.isalnum() else "-" if c in " -/" else "" for c in heading.lower())


def words(notebook: str | Path) -> list[Word]:
    """Return the words of a glossary notebook, in its order."""
    content = json.loads(Path(notebook).read_text(encoding="utf-8"))
    return [
        Word(word, meaning, tuple(also.split(", ")) if also else (), int(chapter))
        for cell in content["cells"]
        if TAG in cell["metadata"].get("tags", [])
        for word, meaning, also, _, chapter in _ENTRY.findall("".join(cell["source"]))
    ]
