"""Cards to practise the words of the course: think, turn the card, say whether one knew it."""

from pathlib import Path

import anywidget
import traitlets as tr

from widgets import bundle, glossary
from widgets.text import _


class FlashCards(anywidget.AnyWidget):
    """Cards made from the words of a glossary notebook.

    Parameters
    ----------
    notebook : str or Path
        The glossary, for example ``"glossary.ipynb"`` beside the notebook that shows the cards.

    Attributes
    ----------
    known : list of str
        Addresses of the words known in this round.

    Examples
    --------
    >>> FlashCards("notebooks/en/glossary.ipynb")
    FlashCards('glossary.ipynb')
    """

    _esm = bundle.script("flash_cards.js")
    _css = bundle.style("tokens", "calculator", "flash_cards")

    spec = tr.Dict().tag(sync=True)
    known = tr.List(tr.Unicode()).tag(sync=True)

    def __init__(self, notebook: str | Path) -> None:
        words = glossary.words(notebook)
        if not words:
            raise ValueError(f"There are no words in {notebook}.")
        super().__init__()
        self._name = Path(notebook).name
        chapters = sorted({word.chapter for word in words})
        self.spec = {
            "cards": [
                {"key": w.anchor, "word": w.word, "meaning": w.meaning, "chapter": w.chapter}
                for w in words
            ],
            "chapters": [
                {"value": n, "label": _("Words of chapter {n}").format(n=n)} for n in chapters
            ],
            "words": {
                "which": _("Which words?"),
                "all": _("All words"),
                "turn": _("Show the meaning"),
                "knew": _("I knew it"),
                "again": _("Ask me again"),
                "start": _("Start again"),
                "progress": _("{known} known, {left} to go."),
                "done": _("You know all {known} words of this round."),
            },
        }

    def __repr__(self) -> str:
        return f"FlashCards({self._name!r})"
