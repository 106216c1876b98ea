"""Every chapter has the same shape, a bearable length, and links that lead somewhere."""

import re
from itertools import pairwise
from urllib.parse import unquote, urlsplit

import pytest

from serve.cases import cases
from tests.notebooks.chapters import CHAPTERS, FOLDER, NO_CHAPTER, ROOT, cells, read, source
from tests.notebooks.readability import measure, tags
from widgets.glossary import anchor

SHAPE = [
    "What you will learn",
    "Story",
    "Try it",
    "What the picture shows",
    "Tasks",
    "Look deeper",
    "Article and evidence",
    "Check yourself",
    "Take home",
    "Sources",
]
MAY_LACK = {"00-start": {"Article and evidence", "Look deeper", "What the picture shows"}}
NUMBERED = [name for name in CHAPTERS if name not in NO_CHAPTER]
PEOPLE = {case.key for case in cases("en")}
SHORTEST, LONGEST = 700, 1700  # words of the text for everyone
LINK = re.compile(
    r"!?\[([^\]]*)\]\(([^()\s]*(?:\([^()]*\)[^()\s]*)*)(?:\s+\"[^\"]*\")?\)"
)


def text(name: str) -> str:
    return "\n\n".join(source(cell) for cell in cells(name, "markdown"))


def headings(name: str) -> list[tuple[int, str]]:
    bare = re.sub(r"```.*?```", "", text(name), flags=re.DOTALL)
    return [(len(marks), words) for marks, words in re.findall(r"^(#+) (.+)$", bare, re.MULTILINE)]


def addresses(name: str) -> set[str]:
    """Return the places of a page that have an address: sections, and words of the glossary."""
    levels = (2, 3) if name == "glossary" else (2,)
    return {anchor(words) for level, words in headings(name) if level in levels}


@pytest.mark.parametrize("name", NUMBERED)
def test_sections_are_complete_and_in_order(name):
    found = [words for level, words in headings(name) if level == 2]
    expected = [s for s in SHAPE if s in found or s not in MAY_LACK.get(name, set())]
    assert [words for words in found if words in SHAPE] == expected


@pytest.mark.parametrize("name", CHAPTERS)
def test_headings_start_with_the_title_and_skip_no_level(name):
    found = headings(name)
    assert found[0] == (1, read(name)["metadata"]["title"])
    assert [level for level, _ in found].count(1) == 1
    jumps = [(a, b) for a, b in pairwise(found) if b[0] > a[0] + 1]
    assert jumps == []
    second = [words for level, words in found if level == 2]
    assert len(second) == len(set(second))  # they are addresses on the page


@pytest.mark.parametrize("name", NUMBERED)
def test_length(name):
    assert SHORTEST <= measure(read(name)).words <= LONGEST


@pytest.mark.parametrize("name", NUMBERED)
def test_parts_of_a_chapter(name):
    code = [set(tags(cell)) for cell in cells(name, "code")]
    assert sum("calculator" in tagged for tagged in code) >= 1
    assert 5 <= sum("quiz" in tagged for tagged in code) <= 7
    (home,) = (cell for cell in cells(name, "markdown") if "take-home" in tags(cell))
    columns = [words for marks, words in re.findall(r"^(#+) (.+)$", source(home), re.MULTILINE)]
    assert len(columns) == 4  # Take home, what to keep, and the two columns
    assert re.findall(r"^(\d)\. ", source(home), re.MULTILINE) == ["1", "2", "3"]
    tasks = text(name).split("\n## Tasks")[1].split("\n## ")[0]
    assert tasks.count("<details>") == tasks.count("</details>") == tasks.count("**Task ")
    assert tasks.count("**Task ") >= 3


@pytest.mark.parametrize("name", CHAPTERS)
def test_questions_have_keys_of_their_chapter(name):
    keys = [
        key
        for cell in cells(name, "code")
        if "quiz" in tags(cell)
        for key in re.findall(r'Quiz\w*\(\s*"([^"]+)"', source(cell))
    ]
    assert len(keys) == len(set(keys))
    assert all(re.fullmatch(rf"{name[:2]}\.[a-z-]+", key) for key in keys)


@pytest.mark.parametrize("name", CHAPTERS)
def test_links_lead_somewhere(name):
    for words, target in LINK.findall(text(name)):
        assert words.strip(), target
        parts = urlsplit(target)
        if parts.scheme:
            assert parts.scheme == "https", target
            assert re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", parts.netloc), target
            assert target == target.strip(".,;"), target
            continue
        path = FOLDER / unquote(parts.path) if parts.path else FOLDER / f"{name}.ipynb"
        assert path.exists(), target
        if parts.fragment.startswith("case="):
            assert parts.fragment.removeprefix("case=") in PEOPLE, target
        elif parts.fragment and path.suffix == ".ipynb":
            assert parts.fragment in addresses(path.stem), target


@pytest.mark.parametrize("name", CHAPTERS)
def test_files_and_functions_named_in_the_text_exist(name):
    for path in re.findall(r"`((?:course|widgets|serve)/[\w/]+(?:\.\w+)?/?)`", text(name)):
        assert (ROOT / path).exists(), path


@pytest.mark.parametrize("name", NUMBERED)
def test_sources_are_numbered_and_all_numbers_exist(name):
    sources = text(name).split("\n## Sources")[1]
    numbers = [int(n) for n in re.findall(r"^(\d+)\. ", sources, re.MULTILINE)]
    assert numbers == list(range(1, len(numbers) + 1))
    assert numbers


def test_there_are_chapters_to_test():
    assert len(NUMBERED) >= 5
    assert "04-standing" in NUMBERED
