"""Joins small ES modules into the one module that an anywidget holds.

The files in ``widgets/js`` import each other by relative path, as any editor and any browser
understands. An anywidget can only carry a single module, so the imported files are put in front
of the entry, each once, without their ``import`` lines and ``export`` words. No tool to install,
no build to forget. Two rules follow: names are unique across the files, and imports are by name.
"""

import re
from functools import cache
from pathlib import Path

JS = Path(__file__).parent / "js"
CSS = Path(__file__).parent / "css"

_IMPORT = re.compile(r'^import\s*\{[^}]*\}\s*from\s*"(\.[^"]+)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?!default)", re.MULTILINE)


@cache
def script(entry: str, picture: str = "") -> str:
    """Return the module `entry` of ``widgets/js`` with all it needs, and one picture.

    The entry finds the picture under the name ``PICTURE`` (null if there is none).
    """
    parts: list[str] = []
    seen: set[Path] = set()

    def add(path: Path) -> None:
        if path in seen:
            return
        seen.add(path)
        source = path.read_text(encoding="utf-8")
        for imported in _IMPORT.findall(source):
            add((path.parent / imported).resolve())
        parts.append(_EXPORT.sub("", _IMPORT.sub("", source)))

    if picture:
        add((JS / "pictures" / f"{picture}.js").resolve())
    parts.append(f"const PICTURE = {picture or 'null'};\n")
    add((JS / entry).resolve())
    return "\n".join(parts)


@cache
def style(*names: str) -> str:
    """Return the style sheets of ``widgets/css`` with these names, joined."""
    return "\n".join((CSS / f"{name}.css").read_text(encoding="utf-8") for name in names)
