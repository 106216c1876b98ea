"""When can a scan see it? What training gives, or a steady loss, beside the limit of two scans."""

from dataclasses import dataclass
from typing import Any

from course import adaptation
from course.adaptation import BoneGain, Trial, Visible
from course.density import least_significant_change
from widgets import adaptation_words, provenance, scan_visible_chart, scan_words
from widgets.calculator import Calculator
from widgets.calculators.bone_density import sites
from widgets.controls import Choice, Control, Number
from widgets.text import _, number
from widgets.timeline_words import NOTHING, months_text, percent, span
from widgets.units import plain
from widgets.view import Table, View

MONTHS = tuple(range(25))
ROWS = (6, 12, 18, 24)
YEAR = 12  # [months]


@dataclass(frozen=True)
class ScanVisibleResult:
    """A change beside the limit of two scans.

    Attributes
    ----------
    limit : float
        Smallest change that is more than chance. [%]
    visible : Visible or None
        When training reaches it; None for a steady loss.
    curve : list of BoneGain
        What training gives after each month; empty for a steady loss.
    trials : list of Trial
        Trials of this training at this place, as long as the curve.
    wait : float or None
        Months until a steady loss reaches it; None for training. [months]
    """

    limit: float
    visible: Visible | None
    curve: list[BoneGain]
    trials: list[Trial]
    wait: float | None


class ScanVisible(Calculator):
    """After how many months can two scans show what training gives, or what is lost?"""

    name = "scan-visible"

    def words(self) -> dict[str, str]:
        return {
            "title": _("When can a scan see it?"),
            "question": _("Choose a training. Does it pass the grey zone, and when?"),
            "limits": _(
                "A course model. It compares training with not training, the most hopeful case. "
                "Most people also lose a little with age, and that hides part of a gain. The "
                "gains are averages of trials with women after the menopause. The limits are a "
                "course rule from memory of a standard: ask your scan centre for its own. A scan "
                "that shows nothing does not prove that nothing happened. Whether and when to "
                "scan is for your doctor."
            ),
        }

    def controls(self) -> list[Control]:
        return [
            Choice(
                "change",
                _("What to look for"),
                "training",
                options={"training": _("a gain by training"), "loss": _("a steady loss")},
            ),
            Choice(
                "programme",
                _("Training"),
                "high_supervised",
                when=(("change", ("training",)),),
                options=adaptation_words.programmes(),
            ),
            Number(
                "change_per_year",
                _("Loss a year"),
                1,
                when=(("change", ("loss",)),),
                low=0.5,
                high=5,
                units=plain("%", digits=1, step=0.1),
            ),
            Choice("site", _("Place of both scans"), "lumbar_spine", options=sites()),
            scan_words.limit_control(),
        ]

    def compute(self, values: dict[str, Any]) -> ScanVisibleResult:
        site, lsc = values["site"], values["lsc"]
        if values["change"] == "loss":
            wait = adaptation.scan_interval(-values["change_per_year"], site, lsc)
            limit = least_significant_change(site) if lsc is None else lsc
            return ScanVisibleResult(limit, None, [], [], wait)
        programme = values["programme"]
        visible = adaptation.when_visible(programme, site, lsc)
        curve = [adaptation.bone_gain(month, programme, site) for month in MONTHS]
        trials = [t for t in adaptation.measured_trials(site) if t.programme == programme]
        return ScanVisibleResult(visible.limit, visible, curve, trials, None)

    def show(self, values: dict[str, Any], result: ScanVisibleResult) -> View:
        if result.wait is not None:
            headline, detail = _loss(values["change_per_year"], result.limit, result.wait)
            figure = scan_visible_chart.loss(values, result.limit, result.wait, headline)
            table = _loss_table(values["change_per_year"], result.limit, result.wait)
            return View(headline, detail, graphs=[figure], table=table)
        headline, detail = _gain(result)
        spots = result.curve[-1].weak_spots
        return View(
            headline,
            detail,
            graphs=[scan_visible_chart.training(values, result, headline)],
            table=_gain_table(values["site"], result),
            note=" ".join(adaptation_words.weak_spots()[spot] for spot in spots),
        )

    def provenance(self) -> list[dict[str, Any]]:
        return [
            *scan_words.precision(),
            *adaptation_words.curve_lines(),
            *adaptation_words.trial_lines(),
            *provenance.quantities("adaptation", ("slowest_loss", "fastest_loss")),
        ]


def _gain(result: ScanVisibleResult) -> tuple[str, str]:
    assert result.visible is not None
    seen, last = result.visible, result.curve[-1]
    words = {
        "limit": scan_words.apart(seen.limit, last.high),
        "typical": number(last.gain, 1),
        "span": span(last.low, last.high, 1),
        "high": scan_words.apart(last.high, seen.limit),
        "soon": months_text(scan_visible_chart.whole(seen.best or 0)),
        "later": months_text(scan_visible_chart.whole(seen.typical or 0)),
    }
    counts = _("A change counts from {limit} % here.")
    if seen.typical is not None:
        headline = _("Two scans can see it: an average gain shows after about {later}.")
        detail = _("At the high end of the band it shows after about {soon}.")
    elif seen.best is not None:
        headline = _("In most people two scans cannot see it; at the earliest after about {soon}.")
        detail = _(
            "After two years an average gain is about {typical} %; it could be "
            "{span}. Only the high end passes the limit."
        )
    else:
        headline = _("Two good scans cannot see a gain this small.")
        detail = (
            _("No average gain has been shown, and at most {high} %.")
            if last.gain < NOTHING
            else _("After two years it is about {typical} % on average; it could be {span}.")
        )
    still = "" if seen.typical is not None else _("That does not mean that nothing happened.")
    return headline.format(**words), f"{counts} {detail} {still}".strip().format(**words)


def _loss(speed: float, limit: float, wait: float) -> tuple[str, str]:
    words = {
        "speed": number(speed, 1),
        "years": number(wait / YEAR, 1),
        "limit": number(limit, 1),
    }
    headline = _("A loss of {speed} % a year shows after about {years} years.")
    detail = _(
        "A change counts from {limit} % here. Before that, it may be chance. "
        "A steady gain takes just as long to show."
    )
    return headline.format(**words), detail.format(**words)


def _gain_table(site: str, result: ScanVisibleResult) -> Table:
    rows = []
    for month in ROWS:
        gain = result.curve[month]
        seen = (gain.gain >= result.limit, gain.high >= result.limit)
        words = _("yes") if all(seen) else _("only the high end") if any(seen) else _("no")
        cells = [percent(gain.gain, 1), span(gain.low, gain.high, 1), words]
        rows.append([months_text(month), *cells])
    for trial in adaptation.measured_trials(site):
        seen_text = _("yes") if trial.difference >= result.limit else _("no")
        what = _("measured: {study}, {time}").format(
            study=trial.study, time=months_text(trial.months)
        )
        rows.append([what, percent(trial.difference, 1), "–", seen_text])
    return Table(
        _("Gain compared with not training, and the limit of {limit} %").format(
            limit=number(result.limit, 1)
        ),
        [_("After"), _("Gain"), _("Could be"), _("Past the limit")],
        rows,
    )


def _loss_table(speed: float, limit: float, wait: float) -> Table:
    rows = [
        [_("Loss a year"), percent(speed, 1)],
        [_("Limit (least significant change)"), percent(limit, 1)],
        [_("Wait between two scans"), months_text(round(wait))],
    ]
    return Table(_("A steady loss"), [_("What"), _("Value")], rows)
