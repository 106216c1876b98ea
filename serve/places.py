"""Where the notebooks, the template and plotly.js are."""

import os
import shutil
from pathlib import Path

ROOM = Path(__file__).parent
SHARE = ROOM / "share" / "jupyter"
TEMPLATE = SHARE / "voila" / "templates" / "bone-course"
WIDGETS = ROOM.parent / "widgets"
NOTEBOOKS_VARIABLE = "BONE_COURSE_NOTEBOOKS"

# One copy in git each, used by the calculators and by the page.
SHARED_STATIC = (WIDGETS / "css" / "tokens.css", WIDGETS / "vendor" / "plotly-basic.min.js")

MEMORY = Path("/dev/shm")
LEAST = 16 * 2**20  # bytes; a running server needs two million and one thousand for each reader


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


def in_memory() -> str | None:
    """Return where to put the small files of a running server so that a full disk does no harm.

    None where there is no such place: then the system's folder for temporary files has to do.
    """
    usable = MEMORY.is_dir() and os.access(MEMORY, os.W_OK | os.X_OK)
    return str(MEMORY) if usable and shutil.disk_usage(MEMORY).free > LEAST else None
