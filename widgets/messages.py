"""Collects every message of the course for translators.

    python -m widgets.messages          # writes widgets/locale/bone-course.pot
    python -m widgets.messages --check  # fails if it is stale

Messages are the literals in ``_()`` in ``widgets`` and ``serve``, and the sentences with which
``course`` refuses (`course.checks.CourseError`).
"""

import ast
import sys
from pathlib import Path

from widgets.text import DOMAIN, LOCALE

ROOT = Path(__file__).parents[1]
TEMPLATE = LOCALE / f"{DOMAIN}.pot"
HEADER = """# Messages of Strong Bones. Written by: python -m widgets.messages
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"""
WORDS_OF_REFUSALS = ("what", "unit")  # keyword arguments that are translated in turn


def collect() -> dict[str, list[str]]:
    """Return each message with the files it stands in."""
    found: dict[str, list[str]] = {}
    for package in ("course", "serve", "widgets"):
        for path in sorted((ROOT / package).rglob("*.py")):
            name = path.relative_to(ROOT).as_posix()
            for message in _messages(ast.parse(path.read_text(encoding="utf-8"))):
                if name not in found.setdefault(message, []):
                    found[message].append(name)
    return dict(sorted(found.items()))


def _messages(tree: ast.Module) -> list[str]:
    """Return the literals of one file that a reader may see."""
    texts = []
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        called = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        if called in ("_", "CourseError") and node.args:
            texts += _literals(node.args[0])
        texts += [
            text
            for keyword in node.keywords
            if keyword.arg in WORDS_OF_REFUSALS
            for text in _literals(keyword.value)
        ]
    return [text for text in texts if text.strip()]


def _literals(node: ast.expr) -> list[str]:
    """Return a string literal, or both branches of a choice between two."""
    if isinstance(node, ast.IfExp):
        return _literals(node.body) + _literals(node.orelse)
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value]
    return []


def template() -> str:
    """Return the catalogue template as text."""
    blocks = [HEADER]
    for message, places in collect().items():
        quoted = message.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        blocks.append(f'#: {" ".join(places)}\nmsgid "{quoted}"\nmsgstr ""\n')
    return "\n".join(blocks)


def main() -> int:
    """Write or check the template; return the exit code."""
    text = template()
    if "--check" in sys.argv:
        fresh = TEMPLATE.exists() and TEMPLATE.read_text(encoding="utf-8") == text
        print("up to date" if fresh else "stale: run python -m widgets.messages")
        return 0 if fresh else 1
    TEMPLATE.parent.mkdir(exist_ok=True)
    TEMPLATE.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
