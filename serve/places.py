"""Where the notebooks, the template and plotly.js are."""

import os
from pathlib import Path

ROOM = Path(__file__).parent
SHARE = ROOM / "share" / "jupyter"
TEMPLATE = SHARE / "voila" / "templates" / "bone-course"
WIDGETS = ROOM.parent / "widgets"
NOTEBOOKS_VARIABLE = "BONE_COURSE_NOTEBOOKS"

# One copy in git each, used by the calculators and by the page.
SHARED_STATIC = (WIDGETS / "css" / "tokens.css", WIDGETS / "vendor" / "plotly-basic.min.js")


def notebooks(folder: str | None = None) -> Path:
    """Return the folder that holds one folder of notebooks per language.

    An argument wins over the environment; the environment wins over the clone.
    """
    chosen = folder or os.environ.get(NOTEBOOKS_VARIABLE)
    return Path(chosen).expanduser().resolve() if chosen else ROOM.parent / "notebooks"


def languages(folder: Path) -> list[str]:
    """Return the languages that have at least one notebook, for example ``["en"]``."""
    if not folder.is_dir():
        return []
    return sorted(f.name for f in folder.iterdir() if f.is_dir() and any(f.glob("*.ipynb")))
