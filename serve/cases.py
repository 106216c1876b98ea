"""The made-up people of the course, one list: who they are, and their numbers.

A link `#case=jeanne` shows a chapter with the numbers of one of them instead of the reader's, so
that nobody has to speak about himself in class. They are invented. Where a chapter tells a story
with numbers of one of them, the numbers here are the same.
"""

from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from typing import Any

from serve import texts
from serve.case_answers import ANSWERS, Answers

Values = dict[str, Any]


@dataclass(frozen=True)
class Case:
    """A made-up person.

    Attributes
    ----------
    key : str
        Name in a link.
    name : str
        What the person is called.
    story : str
        Two or three sentences for everyone.
    numbers : dict
        As "my numbers": sex, age [years], height [cm], mass [kg], steps a day, and the T-score of
        the hip neck where there is one.
    answers : dict
        What only one calculator asks, by its name and its control.
    """

    key: str
    name: str
    story: str
    numbers: Values
    answers: Answers = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "answers", ANSWERS[self.key])


def cases(language: str) -> list[Case]:
    """Return all made-up people, those of the chapters' stories first."""
    _ = texts.speak(language)
    return [*_of_the_stories(_), *_of_the_lessons(_)]


def for_page(language: str) -> list[dict[str, Any]]:
    """Return them as JSON-ready data."""
    return [asdict(case) for case in cases(language)]


def _person(sex: str, age: int, height: int, mass: int, steps: int, **more: float) -> Values:
    return {"sex": sex, "age": age, "height": height, "mass": mass, "steps": steps, **more}


def _of_the_stories(_: Callable[[str], str]) -> list[Case]:
    return [
        Case(
            "jeanne",
            "Jeanne",
            _("She slipped on wet leaves and broke her wrist. Her scan says osteopenia."),
            _person("female", 70, 163, 65, 5000, t_score=-1.8),
        ),
        Case(
            "maria",
            "Maria",
            _(
                "Her scan paper prints a T-score of −2.5. She has broken nothing, and she has been "
                "in an exercise class for a year."
            ),
            _person("female", 72, 160, 62, 6000, t_score=-2.5),
        ),
        Case(
            "henk",
            "Henk",
            _("He walks to the market every week, with two bags. He has never had a bone scan."),
            _person("male", 78, 176, 82, 8000),
        ),
        Case(
            "anna",
            "Anna",
            _("She has broken nothing and has had no scan. She wants to stay as strong as she is."),
            _person("female", 62, 168, 70, 7000),
        ),
        Case(
            "vos",
            "Ms Vos",
            _("She took cortisone tablets for years, for her joints. Her scan says osteopenia."),
            _person("female", 62, 165, 74, 3500, t_score=-1.9),
        ),
    ]


def _of_the_lessons(_: Callable[[str], str]) -> list[Case]:
    return [
        Case(
            "gerda",
            "Gerda",
            _(
                "She became 4 cm shorter, and a picture showed a broken vertebra. It hurts less "
                "now, and she wants to move again."
            ),
            _person("female", 76, 156, 58, 3000, t_score=-2.9),
        ),
        Case(
            "truus",
            "Truus",
            _("She fell three times this year and broke nothing. Now she hardly goes out."),
            _person("female", 86, 154, 52, 1500, t_score=-2.7),
        ),
        Case(
            "karel",
            "Karel",
            _("He smokes, drinks four glasses a day and sits a lot. His scan says osteoporosis."),
            _person("male", 67, 181, 71, 4000, t_score=-2.6),
        ),
        Case(
            "fatima",
            "Fatima",
            _("Her periods stopped at 41, ten years early. She asks what that does to her bones."),
            _person("female", 45, 164, 66, 9000, t_score=-1.4),
        ),
        Case(
            "lotte",
            "Lotte",
            _(
                "She runs 80 km a week and eats little. Her periods have stayed away for a year. "
                "Now her shin hurts."
            ),
            _person("female", 28, 170, 51, 15000, t_score=-1.3),
        ),
        Case(
            "samir",
            "Samir",
            _("He is well, lays bricks and plays football. He wonders why this is about him."),
            _person("male", 34, 182, 80, 12000),
        ),
    ]
