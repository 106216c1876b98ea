"""A number and its per cent sign stay on one line."""

import re

import pytest

from tests.notebooks.chapters import CHAPTERS, FOLDER, cells, source

PAGES = [*CHAPTERS, *(f"playground/{path.stem}" for path in FOLDER.glob("playground/*.ipynb"))]
CODE = re.compile(r"```.*?```|`[^`]*`", re.DOTALL)
PARTS = re.compile(r".{0,30}\d %")  # an ordinary space: a line may end there


def parted(text: str) -> list[str]:
    return PARTS.findall(CODE.sub("", text))


def test_code_is_left_alone_and_a_no_break_space_holds():
    assert parted("gains of 5 % a year") == ["gains of 5 %"]
    assert not parted("gains of 5\N{NO-BREAK SPACE}% a year; `7 % 3` is 1")


@pytest.mark.parametrize("name", PAGES)
def test_a_number_never_parts_from_its_per_cent_sign(name):
    texts = [source(cell) for cell in cells(name, "markdown")]
    texts += [source(c) for c in cells(name, "code") if "quiz" in c["metadata"].get("tags", [])]
    assert not parted("\n".join(texts)), "write a no-break space (U+00A0) before the sign"
