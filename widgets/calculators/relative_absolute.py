"""The same effect told two ways: "half the risk", and how many of 100 people that is."""

import math
from dataclasses import dataclass
from typing import Any

from course import fracture
from course.fracture import Effect
from widgets import graphs, provenance
from widgets.calculator import Calculator
from widgets.controls import Choice, Control, Number
from widgets.text import _, number
from widgets.units import plain
from widgets.view import Graph, Table, View

OF = 100
HALF, TWICE = 50, 100  # per cent
OTHER_GROUPS = (2, 5, 10, 20, 40)  # of 100, to compare with
NEAR = 0.05  # of 100 people: closer to a whole number than this is that number


@dataclass(frozen=True)
class RelativeAbsoluteResult:
    """One effect, told as a ratio and in people.

    Attributes
    ----------
    ratio : float
        Risk with over risk without. [ratio]
    effect : Effect
        The same in people, for the group chosen.
    """

    ratio: float
    effect: Effect


class RelativeAbsolute(Calculator):
    """Half the risk: how many of 100 people is that?"""

    name = "relative-absolute"
    picture = "two_ways"
    styles = ("two_ways",)

    def words(self) -> dict[str, str]:
        return {
            "title": _("The same effect, told two ways"),
            "question": _("“Half as many broken bones.” Half of how many? Move the first slider."),
            "example": _("This is a made-up medicine. Try 2 of 100, then 40."),
            "limits": _(
                "This is arithmetic, not advice about a medicine. It takes it that the change is "
                "the same in every group, which is not always so. It leaves out how sure a "
                "study is, harms, and what else a treatment does. Nobody can say which people "
                "are helped."
            ),
        }

    def controls(self) -> list[Control]:
        return [
            Number(
                "risk",
                _("People who break a bone in 10 years"),
                20,
                _("without the medicine"),
                low=1,
                high=50,
                units=plain(_("of 100")),
            ),
            Choice(
                "way",
                _("The advert says"),
                "fewer",
                options={"fewer": _("fewer"), "more": _("more")},
            ),
            Number(
                "fewer",
                _("So much fewer"),
                HALF,
                low=5,
                high=95,
                units=plain("%", step=5),
                when=(("way", ("fewer",)),),
            ),
            Number(
                "more",
                _("So much more"),
                TWICE,
                low=5,
                high=100,
                units=plain("%", step=5),
                when=(("way", ("more",)),),
            ),
        ]

    def compute(self, values: dict[str, Any]) -> RelativeAbsoluteResult:
        ratio = 1 + change(values) / 100
        return RelativeAbsoluteResult(ratio, fracture.absolute_effect(values["risk"] / OF, ratio))

    def show(self, values: dict[str, Any], result: RelativeAbsoluteResult) -> View:
        spared = result.effect.fewer_per_thousand / 10
        headline = _(
            "{advert}: {before} of 100 without it, {after} of 100 with it, in 10 years."
        ).format(
            advert=advert(values),
            before=counted(OF * result.effect.before),
            after=counted(OF * result.effect.after),
        )
        return View(
            headline=headline,
            detail=_detail(result, spared),
            picture=_picture(values, result, headline),
            graphs=[_graph(values, result, headline)],
            table=_table(values, result),
        )

    def provenance(self) -> list[dict[str, Any]]:
        return provenance.quantities("fracture", ("relative_only_choice",))


def change(values: dict[str, Any]) -> float:
    """Return the relative change in per cent: below 0 for fewer."""
    return -float(values["fewer"]) if values["way"] == "fewer" else float(values["more"])


def advert(values: dict[str, Any]) -> str:
    """Return the effect as an advert tells it: a ratio, without people."""
    percent = change(values)
    if percent == -HALF:
        return _("Half as many broken bones")
    if percent == TWICE:
        return _("Twice as many broken bones")
    words = _("{n} % fewer broken bones") if percent < 0 else _("{n} % more broken bones")
    return words.format(n=number(abs(percent), 0))


def counted(people: float) -> str:
    """Return people of 100: whole ones, for nobody is half helped."""
    if abs(people - round(people)) < NEAR:
        return number(round(people), 0)
    if people < 1:
        return _("less than 1")
    return _("{low} to {high}").format(
        low=number(math.floor(people), 0), high=number(math.ceil(people), 0)
    )


def _detail(result: RelativeAbsoluteResult, spared: float) -> str:
    needed = result.effect.number_needed_to_treat
    if needed is None:
        return _("That is {n} more of 100. {rest} of 100 do not break a bone.").format(
            n=counted(-spared), rest=counted(OF * (1 - result.effect.after))
        )
    helped = _("{needed} people take it for 10 years, for one fewer who breaks a bone.").format(
        needed=number(math.ceil(needed - NEAR), 0)
    )
    return f"{_helped(spared)} {helped}"


def _helped(people: float) -> str:
    words = _("{n} of 100 is helped.") if people < 1 + NEAR else _("{n} of 100 are helped.")
    return words.format(n=counted(people)).capitalize()


def _bar(
    label: str, n: float, words: tuple[str, str], of: float, look: tuple[str, str]
) -> dict[str, Any]:
    return {
        "label": label,
        "n": n,
        "of": of,
        "value_text": words[0],
        "rest_text": words[1],
        "role": look[0],
        "pattern": look[1],
    }


def _picture(
    values: dict[str, Any], result: RelativeAbsoluteResult, headline: str
) -> dict[str, Any]:
    before, after = OF * result.effect.before, OF * result.effect.after
    without, with_it = ("people", "solid"), ("you", "solid")
    longest = max(1.0, result.ratio)
    share = {0.5: _("half"), 2.0: _("twice")}.get(result.ratio, "")
    relative = [
        _bar(_("Without"), 1.0, ("", ""), longest, without),
        _bar(_("With"), result.ratio, (share, ""), longest, with_it),
    ]
    absolute = [
        _bar(label, n, (counted(n), _("{n} do not").format(n=counted(OF - n))), OF, look)
        for label, n, look in ((_("Without"), before, without), (_("With"), after, with_it))
    ]
    return {
        "name": _("Two pairs of bars: the ratio alone, and people of 100"),
        "description": headline,
        "panels": [
            {
                "kind": _("Relative: sounds big"),
                "title": _("“{advert}”").format(advert=advert(values)),
                "rows": relative,
                "note": _("Of how many? The sentence does not say."),
            },
            {
                "kind": _("Absolute: shows what it is"),
                "title": _("“{before} of 100, and with it {after}”").format(
                    before=counted(before), after=counted(after)
                ),
                "rows": absolute,
                "note": _in_people(before, after),
            },
        ],
    }


def _in_people(before: float, after: float) -> str:
    if after > before:
        return _(
            "Of 100, {more} break a bone because of it, {before} would have anyway. {rest} do not."
        ).format(more=counted(after - before), before=counted(before), rest=counted(OF - after))
    rest = _("{fine} would have been fine anyway, {after} break a bone all the same.").format(
        fine=counted(OF - before), after=counted(after)
    )
    return f"{_helped(before - after)} {rest}"


def _groups(values: dict[str, Any]) -> list[float]:
    return sorted({float(risk) for risk in (*OTHER_GROUPS, values["risk"])})


def _graph(values: dict[str, Any], result: RelativeAbsoluteResult, headline: str) -> Graph:
    """Return what the same advert means for other groups, the reader's own in orange."""
    groups = list(reversed(_groups(values)))  # plotly draws the first bar at the bottom
    names = [_("{n} of 100").format(n=number(risk, 0)) for risk in groups]
    chosen = names[groups.index(values["risk"])]
    changed = [abs(risk * (result.ratio - 1)) for risk in groups]
    data = []
    looks = (("others", graphs.PEOPLE, "", False), ("you", graphs.YOU, "", True))
    for kind, color, pattern, own in looks:
        shown = [i for i, risk in enumerate(groups) if (risk == values["risk"]) is own]
        data.append(
            graphs.bars(
                [names[i] for i in shown],
                [changed[i] for i in shown],
                [f"<b>{counted(changed[i])}</b>" for i in shown],
                color,
                pattern=pattern,
                name=kind,
            )
        )
    words = _("fewer of 100, in 10 years") if result.ratio < 1 else _("more of 100, in 10 years")
    figure = graphs.figure(
        data,
        barmode="overlay",
        bargap=0.35,
        xaxis={"range": [0, 1.25 * max(changed)], "title": {"text": words}, "showgrid": True},
        yaxis=graphs.categories(names, chosen),
        margin={"l": 20, "r": 20, "t": 8, "b": 56},
    )
    return Graph(
        title=_("The same advert in other groups"),
        key=_(
            "Beside each bar: how many would break a bone without it. "
            "Orange, with a diamond: your choice."
        ),
        summary=headline,
        figure=figure,
        height=19,
        height_narrow=19,
    )


def _table(values: dict[str, Any], result: RelativeAbsoluteResult) -> Table:
    def row(risk: float) -> list[str]:
        effect = fracture.absolute_effect(risk / OF, result.ratio)
        needed = effect.number_needed_to_treat
        cells = (risk, OF * effect.after, -effect.fewer_per_thousand / 10)
        treat = "–" if needed is None else number(math.ceil(needed - NEAR), 0)
        return [*(number(n, 1) for n in cells), treat]

    return Table(
        _("Of 100 people, in 10 years: {advert}").format(advert=advert(values)),
        [_("Without"), _("With"), _("Difference"), _("People treated for one fewer")],
        [row(risk) for risk in _groups(values)],
    )
