"""Height loss: tallest ever against now, and what it may say about the vertebrae."""

from dataclasses import dataclass
from typing import Any

from course import height_loss
from course.height_loss import Ratio
from widgets import height_chart, people, provenance
from widgets.calculator import Calculator
from widgets.controls import Control, Number
from widgets.text import _, number
from widgets.units import HEIGHT, plain
from widgets.view import Table, View

OF = 100
CM = 100  # in a metre


@dataclass(frozen=True)
class HeightLossResult:
    """What a loss of height may mean.

    Attributes
    ----------
    lost : float or None
        Height lost. [cm] None while the tallest height is not known.
    level : str
        What it asks for, one of `course.height_loss.LEVELS`, or ``"unknown"``.
    ratio : Ratio or None
        How strong a sign it is. None where it was not measured.
    after : tuple of float or None
        Women of 100 with a broken vertebra, once the loss is known: about, low, high.
    """

    lost: float | None
    level: str
    ratio: Ratio | None
    after: tuple[float, float, float] | None


class HeightLoss(Calculator):
    """How much shorter am I, and what may it mean?"""

    name = "height-loss"
    picture = "people"
    styles = ("people",)
    picture_last = True

    def words(self) -> dict[str, str]:
        return {
            "title": _("Height lost"),
            "question": _("How tall were you once, how tall are you now? Measure, then compare."),
            "example": _(
                "This is Jeanne’s sister, a made-up woman. Measure yourself in the morning, "
                "without shoes, back to the wall, each time the same way."
            ),
            "limits": _(
                "Only women past menopause were measured, and those of the first study were sent "
                "to a specialist. For men, and for a loss up to 6 cm, no such numbers were "
                "published. A tallest height from memory may be off. "
                "It is no diagnosis: only a picture of the spine can show a broken vertebra."
            ),
        }

    def controls(self) -> list[Control]:
        low, high = height_loss.SHARES
        europe = OF * height_loss.share_in_europe()
        return [
            Number(
                "tallest",
                _("Your tallest height ever"),
                168,
                _("an old passport may know"),
                low=130,
                high=210,
                units=HEIGHT,
                unknown=_("I do not know it"),
                first=168,
            ),
            Number(
                "now", _("Your height now"), 161, mine="height", low=130, high=210, units=HEIGHT
            ),
            Number(
                "before",
                _("Women with a broken vertebra"),
                europe,
                _("a guess, before measuring: {n} in Europe at 50 to 79").format(n=number(europe)),
                low=OF * low,
                high=OF * high,
                units=plain(_("of 100")),
            ),
        ]

    def from_mine(self, numbers: dict[str, Any]) -> dict[str, Any]:
        """The tallest height of the example is not mine."""
        return {"tallest": None, **super().from_mine(numbers)}

    def compute(self, values: dict[str, Any]) -> HeightLossResult:
        if values["tallest"] is None:
            return HeightLossResult(None, "unknown", None, None)
        lost = height_loss.height_lost(values["tallest"] / CM, values["now"] / CM)
        level = height_loss.level(lost)
        if level != "picture":
            return HeightLossResult(lost, level, None, None)
        ratio = height_loss.likelihood_ratio(lost)
        about, low, high = (
            OF * height_loss.share_after(values["before"] / OF, times)
            for times in (ratio.about, ratio.low, ratio.high)
        )
        return HeightLossResult(lost, level, ratio, (about, low, high))

    def show(self, values: dict[str, Any], result: HeightLossResult) -> View:
        lost = "" if result.lost is None else self.written("now", result.lost)
        headline = _headline(result, lost)
        return View(
            headline=headline,
            detail=_detail(values, result),
            picture=_picture(values, result, lost, headline),
            graphs=[height_chart.graph(result.lost, lost, headline)],
            table=_table(),
        )

    def provenance(self) -> list[dict[str, Any]]:
        names = (
            "large_loss_with_fracture",
            "no_large_loss_without_fracture",
            "ratio_large_loss",
            "ratio_very_large_loss",
            "cut_off_japan_with_fracture",
            "cut_off_japan_without_fracture",
            "share_in_europe",
        )
        return provenance.quantities("height_loss", names) + provenance.height_warning()


def _headline(result: HeightLossResult, lost: str) -> str:
    if result.after is not None:
        n = round(result.after[0])
        return _(
            "{lost} shorter: of 100 women like this, about {n} have a broken vertebra. "
            "{rest} have none."
        ).format(lost=lost, n=number(n, 0), rest=number(OF - n, 0))
    words = {
        "unknown": _("Fill in how tall you once were. Then you see what you lost."),
        "taller": _("These numbers say that you grew. Measure once more, the same way."),
        "little": _("You are {lost} shorter than you were. That is common with age."),
        "tell": _("You are {lost} shorter than you were. Tell your doctor."),
    }[result.level]
    if result.lost is not None and not round(result.lost, 1):
        words = _("You are as tall as you ever were. Measure again in a year.")
    return words.format(lost=lost)


def _detail(values: dict[str, Any], result: HeightLossResult) -> str:
    discs = _("The discs between your vertebrae get thinner with age too.")
    if result.after is not None:
        low, high = (number(round(end), 0) for end in result.after[1:])
        guess = _(
            "It could be {low}, it could be {high}. Before measuring, the guess was {n}. Ask your "
            "doctor for a picture of your spine. A hidden break that is found can be treated."
        )
        return guess.format(n=number(values["before"], 0), low=low, high=high)
    wide, narrow = height_loss.cut_offs()
    if result.level == "tell":
        words = _(
            "It need not be a broken bone. One study saw a clear sign only above {wide} cm, "
            "another from {narrow} cm. Ask if a picture of your spine would help."
        )
        words = words.format(wide=number(wide.over), narrow=number(narrow.over))
        return f"{discs} {words}"
    if result.level == "little":
        words = _(
            "It does not rule out a broken vertebra: of 100 women who had one, {n} had lost no "
            "more than {wide} cm."
        )
        rest = number(OF - wide.with_fracture, 0)
        return f"{discs} {words.format(n=rest, wide=number(wide.over))}"
    return _("Stand without shoes, back to the wall, in the morning. A book on your head helps.")


def _picture(
    values: dict[str, Any], result: HeightLossResult, lost: str, headline: str
) -> dict[str, Any]:
    """Count women: first those like the reader, then those of the study."""
    rows = []
    if result.after is not None:
        none = _("{n} have none")
        after, low, high = result.after
        now = _("Lost {lost}: with a broken vertebra").format(lost=lost)
        before = _("Before measuring: with a broken vertebra")
        rows = [
            people.bar(now, after, OF, people.YOU, none) | people.bracket(low, high),
            people.bar(before, values["before"], OF, people.AVERAGE, none),
        ]
    wide = height_loss.cut_offs()[0]
    had_not = _("{n} had not")
    with_one = _("With a broken vertebra: had lost over {over} cm").format(over=number(wide.over))
    without = _("Without one: had lost over {over} cm").format(over=number(wide.over))
    rows += [
        people.bar(with_one, wide.with_fracture, OF, people.OTHER, had_not),
        people.bar(without, wide.without_fracture, OF, people.OTHER, had_not),
    ]
    return {
        "name": _("Bars that count women with a broken vertebra"),
        "description": headline,
        "rows": rows,
        "note": _("Each whole bar is 100 women. The purple bars: women sent to a specialist."),
    }


def _table() -> Table:
    def found(row: height_loss.Found, who: str, words: str) -> list[str]:
        counts = (row.with_fracture, row.without_fracture)
        times = _("{n} ×").format(n=number(row.with_fracture / row.without_fracture, 1))
        return [who, words.format(n=number(row.over)), *(number(n, 0) for n in counts), times]

    def group(ratio: Ratio, words: str) -> list[str]:
        ends = {end: number(getattr(ratio, end), 1) for end in ("about", "low", "high")}
        times = _("{about} × ({low} to {high})").format(**ends)
        return [_("sent to a specialist"), words, "–", "–", times]

    wide, narrow = height_loss.cut_offs()
    large, very = (number(n, 1) for n in (height_loss.LARGE + 0.1, height_loss.VERY_LARGE))
    return Table(
        _("Of 100 women with and of 100 without a broken vertebra, how many lost so much height"),
        [_("Study"), _("Height lost"), _("With"), _("Without"), _("Times as common")],
        [
            found(wide, _("sent to a specialist"), _("more than {n} cm")),
            group(
                height_loss.likelihood_ratio(height_loss.VERY_LARGE),
                _("{low} to {high} cm").format(low=large, high=very),
            ),
            group(
                height_loss.likelihood_ratio(height_loss.LARGEST),
                _("more than {n} cm").format(n=number(height_loss.VERY_LARGE)),
            ),
            found(narrow, _("at a clinic in Japan"), _("at least {n} cm")),
        ],
    )
