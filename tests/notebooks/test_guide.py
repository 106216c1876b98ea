"""The teacher's guide: its worked answers are those of the calculators, its lessons add up."""

import re

import pytest

from serve.cases import cases
from tests.notebooks.chapters import CHAPTERS, cells, source
from tests.serve.test_cases import BY_KEY, CALCULATORS, meet
from widgets import BoneDensity, FallsTraining, FractureRisk, Lifting, Standing

GUIDE = "teachers-guide"
TEXT = "\n\n".join(source(cell) for cell in cells(GUIDE, "markdown")) if GUIDE in CHAPTERS else ""
ANSWER = re.compile(
    r"^\| \[Chapter\s(\d+)\]\((\d\d)-[a-z-]+\.ipynb#case=([a-z-]+)\) \| (.+?) \| (.+?) \|$",
    re.MULTILINE,
)
BY_TITLE = {cls().words()["title"]: cls for cls in CALCULATORS}
LESSON = re.compile(r"^\| (\d+)–(\d+) \|", re.MULTILINE)


@pytest.mark.parametrize("row", ANSWER.findall(TEXT), ids=lambda row: f"{row[2]}-{row[1]}")
def test_worked_answers_are_word_for_word(row):
    number, file, key, title, answer = row
    assert int(number) == int(file)
    assert meet(BY_TITLE[title](), BY_KEY[key]).view["headline"] == answer


def test_every_person_has_a_story_and_answers():
    answered = {key for _, _, key, _, _ in ANSWER.findall(TEXT)}
    assert answered == set(BY_KEY)
    for case in cases("en"):
        assert f"[{case.name}, {case.numbers['age']}](00-start.ipynb#case={case.key})" in TEXT
        assert TEXT.count(case.story) == 2  # in the list, and above the answer


def test_other_numbers_are_computed_too():
    henk = meet(Standing(), BY_KEY["henk"])
    henk.values = {"legs": "one"}
    gerda = meet(Lifting(), BY_KEY["gerda"])
    gerda.values = {"back": "round"}
    for said in (henk, gerda):
        assert f"“{said.view['headline']}”" in TEXT
    fatima = meet(BoneDensity(), BY_KEY["fatima"]).view["detail"]
    for number in ("0.76 g/cm²", "0.82"):
        assert number in fatima
        assert number in TEXT


def test_answers_to_the_questions_of_the_lessons_are_computed():
    maria = meet(Standing(), BY_KEY["maria"])
    maria.values = {"legs": "one"}
    assert "In the hip: 2.6 times your weight." in maria.view["headline"]
    falls = FallsTraining().view
    assert "850 falls" in falls["headline"]
    assert "195 fewer" in falls["detail"]
    steps = meet(FractureRisk(), BY_KEY["jeanne"]).view["graphs"][0]["figure"]["data"]
    added = {name: size for t in steps for name, size in zip(t["y"], t["x"], strict=True)}
    assert round(added["Broken bone after 50"]) == 4
    for said in ("2.6 times the weight", "Of 850 falls, training spares about 195", "about 4 of 100"):
        assert said in TEXT


def test_chapter_00_names_the_same_people():
    start = "\n".join(source(cell) for cell in cells("00-start", "markdown"))
    for case in cases("en"):
        assert f"[{case.name}, {case.numbers['age']}](00-start.ipynb#case={case.key})" in start


@pytest.mark.parametrize(
    ("heading", "minutes"),
    [
        ("## 45 minutes", 45),
        ("## 90 minutes", 90),
        ("### Lesson 1", 120),
        ("### Lesson 2", 120),
        ("### Lesson 3", 120),
    ],
)
def test_lessons_have_no_gap_and_end_in_time(heading, minutes):
    part = TEXT.split(f"\n{heading}")[1]
    part = re.split(r"\n##+ ", part)[0]
    times = [(int(a), int(b)) for a, b in LESSON.findall(part)]
    assert times[0][0] == 0
    assert all(end == begin for (_, end), (begin, _) in zip(times, times[1:], strict=False))
    assert times[-1][1] == minutes
    verbs = r"\b(remember|understand|apply|analyse|evaluate|create)\b"
    assert len(re.findall(rf"\| {verbs} \|", part)) >= 4


def test_every_link_of_a_lesson_names_its_person():
    """Else the page shows whoever was met last, also of the lesson before."""
    rows = [line for line in TEXT.splitlines() if LESSON.match(line)]
    links = [link for row in rows for link in re.findall(r"\(([^)]+\.ipynb[^)]*)\)", row)]
    assert links
    assert [link for link in links if "#case=" not in link] == []


def bracket(whole, **values):
    """Return the ends of the bracket at the bar of major fractures, as the picture writes them."""
    whole.values = values
    return tuple(round(100 * end) for end in whole.result.you.major_band)


def test_brackets_in_the_text_are_those_of_the_model():
    name = "03-fracture-risk"
    chapter = "\n".join(source(c) for kind in ("markdown", "code") for c in cells(name, kind))
    jeanne = bracket(FractureRisk())
    sister = bracket(FractureRisk(), t_score=-2.5, prior_fracture=False)
    karel = bracket(meet(FractureRisk(), BY_KEY["karel"]))
    assert "from {} to {} of 100 for Jeanne".format(*jeanne) in chapter
    assert "({} to {}, and {} to {})".format(*jeanne, *sister) in chapter
    assert "The bracket says {} to {}.".format(*jeanne) in chapter
    assert "{} or {} may be true".format(*jeanne) in chapter
    assert "The bracket is very wide: {} to {}.".format(*karel) in TEXT
