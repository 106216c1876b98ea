"""Reading the paper of a bone scan: T, Z and class, and which of them counts for this person."""

from dataclasses import dataclass
from typing import Any

from course import density, scan, two_scans
from course.density import Category
from course.scan import FractureRule
from widgets import provenance, read_scan_answer, scan_ruler, scan_words
from widgets.calculator import Calculator
from widgets.calculators.bone_density import LARGEST_SCORE, category_names, sites
from widgets.common import sexes
from widgets.controls import Choice, Control, Number, yes_no
from widgets.text import _, number
from widgets.units import plain
from widgets.view import Table, View


@dataclass(frozen=True)
class ReadScanResult:
    """What one scan says.

    Attributes
    ----------
    bmd : float
        Density on the scale of Hologic scanners; the average of this age without a scan. [g/cm²]
    measured : bool
        Whether it comes from a scan.
    t_score, z_score : float
        Against young women; against people of the same age and sex. [SD]
    t_score_men : float or None
        Against young men, as some centres report; men's hip only. [SD]
    percentile : float
        Of 100 people of the same age and sex, so many have less dense bones.
    counts : str
        ``"t"`` or ``"z"``: the score that is meant for this person.
    category : Category or None
        Class after the WHO by the T-score alone; None where the Z-score counts.
    rules : list of FractureRule
        Published rules that a broken bone meets.
    scan_range, t_range, z_range : tuple of float
        How far the machine may be off: density, T-score, Z-score.
    """

    bmd: float
    measured: bool
    t_score: float
    z_score: float
    t_score_men: float | None
    percentile: float
    counts: str
    category: Category | None
    rules: list[FractureRule]
    scan_range: tuple[float, float]
    t_range: tuple[float, float]
    z_range: tuple[float, float]


class ReadScan(Calculator):
    """What does the paper of my bone scan say, and which score counts for me?"""

    name = "read-scan"

    def words(self) -> dict[str, str]:
        return {
            "title": _("Read the paper of a scan"),
            "question": _("Fill in what the paper says. Which score counts, and what does it say?"),
            "example": _("This is Jeanne, a made-up woman of 70. Fill in your own numbers."),
            "limits": _(
                "This is not a diagnosis: only your doctor can make one, from all places "
                "measured and from all of you. It looks at one place. Scales of other makers are "
                "converted with published averages, and for one person that is off by a few "
                "percent. If your paper prints another T-score, trust the paper. The people of "
                "your age are white women and men in the United States: good for learning, not "
                "for deciding."
            ),
        }

    def controls(self) -> list[Control]:
        return [
            Number(
                "value",
                _("Bone density"),
                0.64,
                _("BMD on the scan paper"),
                low=0.35,
                high=1.6,
                units=plain("g/cm²", digits=3, step=0.01),
                unknown=_("I have no scan value"),
            ),
            Choice("maker", _("Maker of the scanner"), "hologic", options=makers()),
            Choice("site", _("Place of the scan"), "femoral_neck", options=sites()),
            Choice("sex", _("You are a"), "female", mine="sex", options=sexes()),
            Number("age", _("Age"), 70, mine="age", low=20, high=90, units=plain(_("years"))),
            Choice(
                "menopause",
                _("Are your periods over?"),
                True,
                when=(("sex", ("female",)),),
                options={True: _("yes"), False: _("not yet")},
            ),
            yes_no(
                "vertebra",
                _("A vertebra broke"),
                False,
                help=_("most of all in the last two years"),
            ),
            yes_no("hip", _("You broke a hip after 50"), False),
        ]

    def from_mine(self, numbers: dict[str, Any]) -> dict[str, Any]:
        """Take the T-score as a density; the scan and the answers of the example are not mine."""
        score = numbers.get("t_score")
        value = None
        if isinstance(score, (int, float)) and abs(score) <= LARGEST_SCORE:
            value = density.bmd_at_t_score(float(score))
        place = {"value": value, "maker": "hologic", "site": "femoral_neck"}
        return {**super().from_mine(numbers), **place, "vertebra": None, "hip": None}

    def compute(self, values: dict[str, Any]) -> ReadScanResult:
        sex, site, age, maker = (values[name] for name in ("sex", "site", "age", "maker"))
        printed = values["value"]
        if printed is None:
            ends = [density.mean_bmd(age, sex, site)] * 3
        else:
            low, high = two_scans.measurement_range(printed, site)
            ends = [density.convert(v, site, maker, "hologic") for v in (low, printed, high)]
        t_scores = [density.t_score(v, site, sex) for v in ends]
        z_scores = [density.z_score(v, age, sex, site) for v in ends]
        counts = scan.score_that_counts(sex, age, values["menopause"])
        broken = [bone for bone in scan.FRACTURES if values[bone]]
        own_sex = sex == "male" and site != "lumbar_spine"
        return ReadScanResult(
            bmd=ends[1],
            measured=printed is not None,
            t_score=t_scores[1],
            z_score=z_scores[1],
            t_score_men=density.t_score(ends[1], site, sex, "own_sex") if own_sex else None,
            percentile=density.percentile(ends[1], age, sex, site),
            counts=counts,
            category=density.classify(t_scores[1]) if counts == "t" else None,
            rules=scan.fracture_rules(t_scores[1], broken) if counts == "t" else [],
            scan_range=(ends[0], ends[2]),
            t_range=(t_scores[0], t_scores[2]),
            z_range=(z_scores[0], z_scores[2]),
        )

    def show(self, values: dict[str, Any], result: ReadScanResult) -> View:
        headline = read_scan_answer.headline(values, result)
        return View(
            headline=headline,
            detail=read_scan_answer.detail(values, result),
            graphs=[scan_ruler.graph(scan_ruler.of_scan(values, result), headline)],
            table=_table(values, result),
            note=read_scan_answer.note(values, result),
        )

    def provenance(self) -> list[dict[str, Any]]:
        return [
            *scan_words.class_borders(),
            *scan_words.fracture_rules(),
            *scan_words.young_adults(),
            *scan_words.scanners(),
            *scan_words.precision(),
            *provenance.quantities("scan", ("spine_highest_rise",)),
            *provenance.density_by_age(provenance.USUAL_SURVEYS),
        ]


def makers() -> dict[str, str]:
    """Return the makers whose scales are in the course."""
    return {"hologic": _("Hologic"), "lunar": _("GE / Lunar"), "norland": _("Norland")}


def _table(values: dict[str, Any], result: ReadScanResult) -> Table:
    low, high = result.scan_range
    rows = [
        [_("Density, Hologic scale"), _("{n} g/cm²").format(n=number(result.bmd, 3))],
        [_("T-score, against young women"), number(result.t_score, 2)],
        [_("Z-score, against your age"), number(result.z_score, 2)],
        [_("Of 100 of your age, lower"), scan_words.of_100(result.percentile)],
    ]
    if result.t_score_men is not None:
        rows.append([_("T-score, against young men"), number(result.t_score_men, 2)])
    if result.measured:
        span = _("{low} to {high}")
        written = span.format(low=number(low, 3), high=number(high, 3))
        rows.insert(1, [_("How far the machine may be off"), f"{written} g/cm²"])
        ends = (number(end, 1) for end in result.t_range)
        rows.insert(3, [_("In T-scores"), span.format(low=next(ends), high=next(ends))])
    counts = _("T-score") if result.counts == "t" else _("Z-score")
    rows.append([_("The score that counts for you"), counts])
    if result.category is not None and result.measured:
        rows.append([_("Class by the T-score alone"), category_names()[result.category]])
    return Table(_("What the scan says"), [_("What"), _("Value")], rows)
