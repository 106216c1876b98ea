"""The notebooks under test."""

import json
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "notebooks" / "en"
CHAPTERS = sorted(path.stem for path in FOLDER.glob("*.ipynb"))
NO_CHAPTER = {"glossary", "practice", "references", "summary", "teachers-guide", "model-cards"}


@cache
def read(name: str) -> dict:
    return json.loads((FOLDER / f"{name}.ipynb").read_text(encoding="utf-8"))


def source(cell: dict) -> str:
    return "".join(cell["source"])


def cells(name: str, kind: str) -> list[dict]:
    return [cell for cell in read(name)["cells"] if cell["cell_type"] == kind]
