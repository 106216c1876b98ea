"""Links of the notebooks: what a source's link says is where it leads; pictures are there."""

import re

import pytest

from tests.notebooks.chapters import CHAPTERS, FOLDER, cells, source
from tests.notebooks.test_shape import LINK, NUMBERED, text

TRACKING = re.compile(r"[?&](utm_|fbclid|gclid|sessionid)")
DOI = re.compile(r"https://doi\.org/10\.\d{4,9}/\S+")
PMC = re.compile(r"https://pmc\.ncbi\.nlm\.nih\.gov/articles/(PMC\d+)(?:/\S*)?")


def sources(name: str) -> str:
    return text(name).split("\n## Sources")[1]


@pytest.mark.parametrize("name", NUMBERED)
def test_links_of_the_sources_say_where_they_lead(name):
    for words, target in LINK.findall(sources(name)):
        assert not TRACKING.search(target), target
        if "doi.org" in target:
            assert DOI.fullmatch(target), target
            assert words == target.removeprefix("https://"), target
        elif "pmc.ncbi" in target:
            assert PMC.fullmatch(target)[1] == words, target
        elif re.fullmatch(r"[a-z0-9.-]+\.[a-z]{2,}(/\S*)?", words):  # it is an address itself
            assert re.sub(r"https://(www\.)?", "", target).startswith(words), target


@pytest.mark.parametrize("name", NUMBERED)
def test_no_two_sources_are_the_same(name):
    targets = [target for _, target in LINK.findall(sources(name))]
    assert [t for t in targets if targets.count(t) > 1] == []


@pytest.mark.parametrize("name", CHAPTERS)
def test_every_address_is_written_as_a_link(name):
    """A bare https:// is no link in a notebook, and is not printed as one."""
    for cell in cells(name, "markdown"):
        bare = LINK.sub("", source(cell))
        assert not re.search(r"https?://", re.sub(r"`[^`]*`", "", bare)), bare


@pytest.mark.parametrize("name", CHAPTERS)
def test_pictures_exist_and_have_words(name):
    for words, target in re.findall(r"!\[([^\]]*)\]\(([^)\s]+)", text(name)):
        assert words.strip(), target
        assert (FOLDER / target).exists(), target
    for tag in re.findall(r"<img[^>]*>", text(name)):
        (target,) = re.findall(r'src="([^"]+)"', tag)
        assert (FOLDER / target).exists(), target
        assert re.search(r'alt="[^"]+"', tag), tag


@pytest.mark.parametrize("name", CHAPTERS)
def test_links_are_markdown_not_html(name):
    """Links in HTML would escape these tests."""
    assert "<a " not in text(name)
