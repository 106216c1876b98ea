"""The questions before and after the course: per theme one idea, asked in two ways."""

from dataclasses import dataclass

from widgets.text import _

BEFORE, AFTER = "before", "after"


@dataclass(frozen=True)
class Item:
    """A question with three answers, of which one is right."""

    question: str
    answers: tuple[str, str, str]
    right: int


@dataclass(frozen=True)
class Theme:
    """One idea of the course, the chapter that teaches it, and its two questions."""

    key: str
    name: str
    chapter: int
    before: Item
    after: Item


def themes() -> list[Theme]:
    """Return all themes in the order of the course, in the reader's language."""
    return [
        Theme(
            "silent",
            _("Losing bone"),
            1,
            Item(
                _("How does one notice that bone is getting less?"),
                (_("By pain in the bones"), _("One does not feel it"), _("By being tired")),
                1,
            ),
            Item(
                _("A neighbour says: “Nothing hurts, so my bones are fine.” What is true?"),
                (
                    _("Losing bone does not hurt, so that proves nothing"),
                    _("Right: weak bone would ache"),
                    _("Right, as long as one sleeps well"),
                ),
                0,
            ),
        ),
        Theme(
            "score",
            _("The T-score"),
            2,
            Item(
                _("Which T-score means the least bone?"),
                (_("+1.0"), _("−1.0"), _("−2.6")),
                2,
            ),
            Item(
                _("Two women have −0.8 and −2.2. Who has more bone?"),
                (_("The one with −2.2"), _("The one with −0.8"), _("Both have the same")),
                1,
            ),
        ),
        Theme(
            "risk",
            _("Reading a risk"),
            3,
            Item(
                _("“15 of 100 break a bone in ten years.” How many do not?"),
                (_("85 of 100"), _("15 of 100"), _("Nobody can say")),
                0,
            ),
            Item(
                _("A risk falls from 20 of 100 to 10 of 100. How many of 100 are spared?"),
                (_("50"), _("10"), _("90")),
                1,
            ),
        ),
        Theme(
            "load",
            _("Load on the hip"),
            4,
            Item(
                _("You stand on one leg. How much does that hip carry?"),
                (
                    _("Half of your weight"),
                    _("Exactly your weight"),
                    _("More than twice your weight"),
                ),
                2,
            ),
            Item(
                _("Why does a hip carry more than the weight above it?"),
                (
                    _("The muscle that holds you level presses on it too"),
                    _("Because the joint is worn"),
                    _("Because the foot pushes back harder"),
                ),
                0,
            ),
        ),
        Theme(
            "enough",
            _("What builds bone"),
            6,
            Item(
                _("What asks most of your bones?"),
                (_("Swimming"), _("Strength exercises"), _("A walk on flat ground")),
                1,
            ),
            Item(
                _("Someone walks and cycles a lot. What should be added for the bones?"),
                (_("More cycling"), _("Nothing, that is all they need"), _("Strength exercises")),
                2,
            ),
        ),
        Theme(
            "time",
            _("How long it takes"),
            7,
            Item(
                _("You start to train. What answers first?"),
                (_("The bones"), _("The muscles"), _("Both at the same time")),
                1,
            ),
            Item(
                _("After two months of training you are stronger. And your bones?"),
                (
                    _("They are only on their way: bone takes months to years"),
                    _("They are finished too"),
                    _("They do not change at all"),
                ),
                0,
            ),
        ),
        Theme(
            "falls",
            _("Falls"),
            9,
            Item(
                _("What prevents falls best?"),
                (
                    _("Sitting more"),
                    _("Training balance and strong legs"),
                    _("Walking as little as possible"),
                ),
                1,
            ),
            Item(
                _("A medicine makes bone denser. Does it also prevent falls?"),
                (
                    _("Yes, that is how it works"),
                    _("Yes, after a year"),
                    _("No, for that one trains balance and legs"),
                ),
                2,
            ),
        ),
        Theme(
            "food",
            _("Food"),
            11,
            Item(
                _("Which one gives your body the most calcium?"),
                (_("A glass of milk"), _("A portion of spinach"), _("An apple")),
                0,
            ),
            Item(
                _("You eat enough calcium already. What does much more of it do?"),
                (
                    _("It makes bones stronger still"),
                    _("Nothing is known to be gained"),
                    _("It makes up for sitting still"),
                ),
                1,
            ),
        ),
    ]
