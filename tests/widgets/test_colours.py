"""Colours that mean something are seen on every ground, and never say something alone."""

import re
from itertools import product
from pathlib import Path

import pytest

from widgets import Activities, CalciumWeek, FractureRisk, RelativeAbsolute, graphs

TOKENS = (Path(graphs.__file__).parent / "css" / "tokens.css").read_text(encoding="utf-8")
THEMES = {
    "light": TOKENS.partition("@media")[0],
    "dark": TOKENS.partition(':root[data-theme="dark"]')[2],
}
GRAPHICS = ("you", "people", "do", "other", "bad", "edge", "ink", "ink-2", "link", "focus")
GROUNDS = ("paper", "wash")


def token(theme: str, name: str) -> str:
    found = re.search(rf"--{name}: #([0-9a-f]+);", THEMES[theme])
    assert found, name
    return "".join(2 * digit for digit in found[1]) if len(found[1]) == 3 else found[1]


def luminance(colour: str) -> float:
    """Return the relative luminance of WCAG 2."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (x / 12.92 if x <= 0.03928 else ((x + 0.055) / 1.055) ** 2.4 for x in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(theme: str, one: str, other: str) -> float:
    dark, light = sorted(luminance(token(theme, name)) for name in (one, other))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", THEMES)
def test_lines_and_frames_are_seen(theme):
    weak = {
        pair: round(ratio, 2)
        for pair in product(GRAPHICS, GROUNDS)
        if (ratio := contrast(theme, *pair)) < 3
    }
    assert weak == {}


@pytest.mark.parametrize("theme", THEMES)
def test_rules_are_seen_by_who_asks_for_more_contrast(theme):
    more = TOKENS.partition("prefers-contrast: more")[2]
    found = re.search(r"--rule: #([0-9a-f]{6})", more)
    assert found
    for ground in GROUNDS:
        dark, light = sorted((luminance(found[1]), luminance(token(theme, ground))))
        assert (light + 0.05) / (dark + 0.05) >= 3


@pytest.mark.parametrize("calculator", [Activities, RelativeAbsolute])
def test_the_own_bar_is_marked_beside_its_colour(calculator):
    """To who sees no colours all bars are the same grey."""
    (graph,) = calculator().view["graphs"]
    axis = graph["figure"]["layout"]["yaxis"]
    orange = [t for t in graph["figure"]["data"] if t.get("marker", {}).get("color") == graphs.YOU]
    marked = [
        name for name, text in zip(axis["tickvals"], axis["ticktext"], strict=True) if "◆" in text
    ]
    assert marked == [name for trace in orange for name in trace["y"]]
    assert len(marked) == 1


@pytest.mark.parametrize("calculator", [FractureRisk, CalciumWeek])
def test_the_sum_of_the_reader_is_marked(calculator):
    """The steps are orange or striped too; the bar of all of them is the reader's own."""
    layout = calculator().view["graphs"][0]["figure"]["layout"]
    assert [text for text in layout["yaxis"]["ticktext"] if "◆" in text] == ["<b>◆ You, in all</b>"]
    above = [a["text"] for a in layout.get("annotations", []) if a.get("name") == "narrow"]
    assert [text for text in above if "◆" in text] == (["<b>◆ You, in all</b>"] if above else [])
