"""Keep the words of the chapters and the glossary together.

    python -m serve.words                                            # bring every link up to date
    python -m serve.words --suggest notebooks/en/05-walking.ipynb     # words it uses without a link
    python -m serve.words --link stride cadence -- notebooks/en/05-walking.ipynb

The glossary notebook is the one place where a meaning lives. A chapter links the first use of a
word as ``[word](glossary.ipynb#word "its meaning")``; this command copies the meanings into those
links, and links the entries of the glossary to the chapters that exist by now.
"""

import argparse
import json
import re
from pathlib import Path
from typing import Any

from serve import places
from widgets import glossary
from widgets.glossary import Word

LINK = re.compile(r'\[([^\]]+)\]\(glossary\.ipynb#([^\s)"]+)(?: "[^"]*")?\)')
_CHAPTER = re.compile(r"\[?\bChapter (\d+)(?:\]\([^)]*\))?$", re.MULTILINE)
_NOT_TEXT = re.compile(r"\[[^\]]*\]\([^)]*\)|\*\*[^*]+\*\*|`[^`]*`|^[#|<].*$", re.MULTILINE)
_LEFT_OUT = ("## Tasks", "## Check yourself", "## Sources")
_LEFT_OUT_TAGS = {"note", "look-deeper", "take-home"}


def meanings(folder: Path) -> dict[str, Word]:
    """Return the words of the glossary in `folder` by their address."""
    return {word.anchor: word for word in glossary.words(folder / "glossary.ipynb")}


def refreshed(source: str, known: dict[str, Word]) -> str:
    """Return the text with the meanings of the glossary in its links."""

    def link(found: re.Match[str]) -> str:
        text, anchor = found.groups()
        return f'[{text}](glossary.ipynb#{anchor} "{known[anchor].meaning}")'

    return LINK.sub(link, source)


def with_chapters(source: str, files: dict[int, str]) -> str:
    """Return entries of the glossary with a link to each chapter that exists."""

    def link(found: re.Match[str]) -> str:
        number = int(found[1])
        name = f"Chapter {number}"
        return f"[{name}]({files[number]})" if number in files else name

    return _CHAPTER.sub(link, source)


def first_use(source: str, word: Word) -> tuple[int, int] | None:
    """Return where a text uses a word for the first time outside links, headings and tables."""
    names = "|".join(re.escape(name) for name in (word.word, *word.also))
    bare = _NOT_TEXT.sub(lambda found: " " * len(found[0]), source)
    found = re.search(rf"(?<![\w-])(?:{names})s?(?![\w-])", bare, re.IGNORECASE)
    return found.span() if found else None


def may_link(cell: dict[str, Any]) -> bool:
    """Say whether a cell is running text in which words are linked."""
    if cell["cell_type"] != "markdown" or _LEFT_OUT_TAGS & set(cell["metadata"].get("tags", [])):
        return False
    return not "".join(cell["source"]).startswith(_LEFT_OUT)


def link_first_uses(notebook: dict[str, Any], wanted: list[Word]) -> list[str]:
    """Link the first use of each word that the notebook does not link yet; return those found."""
    done = []
    everything = "".join("".join(cell["source"]) for cell in notebook["cells"])
    for word in wanted:
        if f"glossary.ipynb#{word.anchor} " in everything:
            continue
        for cell in filter(may_link, notebook["cells"]):
            source = "".join(cell["source"])
            if at := first_use(source, word):
                link = f'[{source[slice(*at)]}](glossary.ipynb#{word.anchor} "{word.meaning}")'
                cell["source"] = (source[: at[0]] + link + source[at[1] :]).splitlines(True)
                done.append(word.word)
                break
    return done


def update(path: Path, link: list[str] | None, suggest: bool) -> list[str]:
    """Bring one notebook up to date; return the words linked, or to be linked."""
    known = meanings(path.parent)
    notebook = json.loads(path.read_text(encoding="utf-8"))
    wanted = [w for w in known.values() if suggest or w.word in (link or ())]
    found = link_first_uses(notebook, wanted)
    if suggest:
        return found
    files = {int(f.name[:2]): f.name for f in path.parent.glob("[0-9][0-9]-*.ipynb")}
    for cell in notebook["cells"]:
        source = refreshed("".join(cell["source"]), known)
        if glossary.TAG in cell["metadata"].get("tags", []):
            source = with_chapters(source, files)
        cell["source"] = source.splitlines(True)
    text = json.dumps(notebook, indent=1, ensure_ascii=False, sort_keys=True)
    path.write_text(text + "\n", encoding="utf-8")
    return found


def main() -> None:
    """Do what the command line asks for, in all notebooks of English or in those named."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("notebooks", nargs="*", type=Path)
    parser.add_argument("--link", nargs="+", metavar="WORD", help="link the first use of these")
    parser.add_argument("--suggest", action="store_true", help="only name words without a link")
    chosen = parser.parse_args()
    everywhere = sorted((places.notebooks() / "en").glob("*.ipynb"))
    for path in chosen.notebooks or everywhere:
        found = update(path, chosen.link, chosen.suggest)
        if found:
            print(f"{path.name}: {', '.join(found)}")


if __name__ == "__main__":
    main()
