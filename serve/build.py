"""Write `course.j2`: the list of chapters and the words of the page, for the Voila template.

The landing page is rendered by Voila without any of our data, so the data are a Jinja file beside
it, made from the notebooks' metadata and from `serve.texts`. `bone-course serve` makes it anew at
each start; the committed copy is for plain ``voila`` and is checked by a test.

Usage: ``python -m serve.build`` writes it, ``python -m serve.build --check`` only compares.
"""

import json
import sys
from pathlib import Path
from typing import Any

from serve import cases, places, texts

TARGET = places.TEMPLATE / "course.j2"
LOOK_UP = (
    "glossary",
    "practice",
    "summary",
    "references",
    "model-cards",
)  # the order of the pages around the chapters
GUIDE = "teachers-guide.ipynb"
_HEAD = "{# Made by `python -m serve.build` from notebooks and serve/texts.py. Do not edit. #}\n"


def course(folder: Path) -> str:
    """Return the text of `course.j2` for the notebooks in `folder`."""
    data = {language: edition(folder / language) for language in places.languages(folder)}
    if not data:
        data = {"en": edition(folder / "en")}
    return f"{_HEAD}{{%- set COURSE = {json.dumps(data, ensure_ascii=False, indent=1)} -%}}\n"


def edition(folder: Path) -> dict[str, Any]:
    """Return one language of the course: its chapters and its words."""
    language = folder.name
    chapters = [c for f in sorted(folder.glob("*.ipynb")) if (c := chapter(f))]
    chapters.sort(key=lambda c: c["number"])
    written = {c["number"] for c in chapters}
    return {
        "chapters": chapters,
        "look_up": look_up(folder),
        "parts": [
            {"id": part, "title": title, "line": line}
            for part, (title, line) in texts.parts(language).items()
            if any(c["part"] == part for c in chapters)
        ],
        "writing": [t for number, t in texts.planned(language).items() if number not in written],
        "guide": GUIDE if (folder / GUIDE).exists() else None,
        "cases": cases.for_page(language),
        "t": texts.chrome(language),
        "l": texts.landing(language),
    }


def look_up(folder: Path) -> list[dict[str, str]]:
    """Return the pages around the chapters that exist: words, sources, models."""
    pages = []
    for notebook in (folder / f"{name}.ipynb" for name in LOOK_UP):
        if notebook.exists():
            about = json.loads(notebook.read_text(encoding="utf-8"))["metadata"]
            page = {key: about[key] for key in ("title", "summary", "icon")}
            pages.append({"file": notebook.name, **page})
    return pages


def chapter(notebook: Path) -> dict[str, Any] | None:
    """Return what a card shows, or None for a notebook that is no chapter (a glossary)."""
    content = json.loads(notebook.read_text(encoding="utf-8"))
    about = content["metadata"]
    if "chapter" not in about:
        return None
    return {
        "file": notebook.name,
        "number": about["chapter"],
        "key": f"{about['chapter']:02d}",
        "title": about["title"],
        "minutes": about["minutes"],
        "summary": about["summary"],
        "part": about["part"],
        "deep": any("look-deeper" in cell["metadata"].get("tags", []) for cell in content["cells"]),
    }


def main(arguments: list[str]) -> int:
    """Write or check `course.j2`; return the exit code."""
    fresh = course(places.notebooks())
    if "--check" not in arguments:
        TARGET.write_text(fresh, encoding="utf-8")
        return 0
    if TARGET.exists() and TARGET.read_text(encoding="utf-8") == fresh:
        return 0
    print(f"{TARGET.name} is not up to date. Run: python -m serve.build", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
