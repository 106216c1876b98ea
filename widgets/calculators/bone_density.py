"""Bone density over age: where am I among people like me, and what would have changed it?"""

from dataclasses import dataclass
from typing import Any

from course import density, tables
from course.density import Category
from widgets import bone_picture, density_chart, provenance
from widgets.calculator import Calculator
from widgets.common import sexes
from widgets.controls import Choice, Control, Number
from widgets.text import _, number
from widgets.units import plain
from widgets.view import Table, View

AGES = [float(age) for age in range(20, 91, 2)]
USUAL_MENOPAUSE = tables.value("density", "menopause_age")
YOUNG = tables.value("density", "path_start")  # the age with which the picture compares
LARGEST_SCORE = tables.value("density", "largest_score")
EXPONENTS = ("highest_strength_exponent", "lowest_strength_exponent")


@dataclass(frozen=True)
class BoneDensityResult:
    """One bone density among others.

    Attributes
    ----------
    bmd : float
        The density asked about: the scan's, or the path's at this age. [g/cm²]
    measured : bool
        Whether it comes from a scan.
    t_score, z_score : float
        Against young women; against people of the same age and sex. [SD]
    percentile : float
        Of 100 people of the same age and sex, so many have weaker bones.
    category : Category or None
        Class after the WHO; None before the menopause and in men under 50.
    share_of_young : float
        Density as a share of the average at 25. [1]
    strength : tuple of float
        Strength as a share of that at 25: (rule of thumb, low, high). [1]
    path : list of float
        Density from 20 to 90 with this menopause and this peak. [g/cm²]
    """

    bmd: float
    measured: bool
    t_score: float
    z_score: float
    percentile: float
    category: Category | None
    share_of_young: float
    strength: tuple[float, float, float]
    path: list[float]


class BoneDensity(Calculator):
    """Where is my bone density on the line of people like me?"""

    name = "bone-density"
    picture = "bone"
    styles = ("bone",)
    picture_last = True

    def words(self) -> dict[str, str]:
        return {
            "title": _("Where are you on the line?"),
            "question": _("Change the numbers. The answer and the pictures change with you."),
            "example": _("This is Jeanne, a made-up woman of 70. Fill in your own numbers."),
            "limits": _(
                "This is a course model from published averages of white women and men in the "
                "United States: good for learning, not for deciding. People of other origins and "
                "scanners of other makers differ. A scan measures how much bone there is, not how "
                "well it is built. Only your doctor can make a diagnosis."
            ),
        }

    def controls(self) -> list[Control]:
        return [
            Choice("sex", _("You are a"), "female", mine="sex", options=sexes()),
            Number("age", _("Age"), 70, mine="age", low=20, high=90, units=plain(_("years"))),
            Choice("site", _("Place of the scan"), "femoral_neck", options=sites()),
            Number(
                "bmd",
                _("Bone density"),
                0.64,
                _("on the scan paper"),
                low=0.35,
                high=1.4,
                units=plain("g/cm²", digits=2, step=0.01),
                unknown=_("I have no scan value"),
            ),
            Number(
                "menopause",
                _("Age at menopause"),
                USUAL_MENOPAUSE,
                when=(("sex", ("female",)), ("site", ("femoral_neck", "lumbar_spine"))),
                low=40,
                high=60,
                units=plain(_("years")),
            ),
            Number(
                "peak",
                _("Bone built when young"),
                100,
                _("100 is the average"),
                low=80,
                high=120,
                units=plain("%"),
            ),
        ]

    def from_mine(self, numbers: dict[str, Any]) -> dict[str, Any]:
        """Take the T-score as a density; without one, the scan of the example is not mine."""
        score = numbers.get("t_score")
        bmd = None
        if isinstance(score, (int, float)) and abs(score) <= LARGEST_SCORE:
            bmd = density.bmd_at_t_score(float(score))
        return {**super().from_mine(numbers), "site": "femoral_neck", "bmd": bmd}

    def compute(self, values: dict[str, Any]) -> BoneDensityResult:
        sex, site, age = values["sex"], values["site"], values["age"]
        path = _path(values, AGES)
        bmd = values["bmd"] if values["bmd"] is not None else _path(values, [age])[0]
        t_score = density.t_score(bmd, site, sex)
        ratio = bmd / density.mean_bmd(YOUNG, sex, site)
        classed = age >= (values["menopause"] if sex == "female" else 50)
        exponents = (tables.value("density", name) for name in EXPONENTS)
        low, high = sorted(density.relative_strength(ratio, n) for n in exponents)
        return BoneDensityResult(
            bmd=bmd,
            measured=values["bmd"] is not None,
            t_score=t_score,
            z_score=density.z_score(bmd, age, sex, site),
            percentile=density.percentile(bmd, age, sex, site),
            category=density.classify(t_score) if classed else None,
            share_of_young=ratio,
            strength=(density.relative_strength(ratio), low, high),
            path=path,
        )

    def show(self, values: dict[str, Any], result: BoneDensityResult) -> View:
        headline, detail = _sentences(values, result)
        return View(
            headline=headline,
            detail=detail,
            picture=bone_picture.state(values, result),
            graphs=[density_chart.graph(values, result, AGES, headline, what_if(values))],
            table=_table(values),
            note=_note(values, result),
        )

    def picture_words(self) -> dict[str, str]:
        return bone_picture.words()

    def provenance(self) -> list[dict[str, Any]]:
        return provenance.density_curves()


def sites() -> dict[str, str]:
    """Return the places a scan measures."""
    return {
        "femoral_neck": _("hip neck"),
        "total_hip": _("whole hip"),
        "lumbar_spine": _("lower spine"),
    }


def what_if(values: dict[str, Any]) -> bool:
    """Return whether the reader asks for another menopause or another peak than the average."""
    return values["peak"] != 100 or (
        _follows_menopause(values) and values["menopause"] != USUAL_MENOPAUSE
    )


def _follows_menopause(values: dict[str, Any]) -> bool:
    return values["sex"] == "female" and values["site"] != "total_hip"


def _path(values: dict[str, Any], ages: list[float]) -> list[float]:
    """Return the density of one person with this peak and this menopause."""
    return density.personal_path(
        values["sex"],
        values["site"],
        menopause_age=values["menopause"] if _follows_menopause(values) else None,
        peak_factor=values["peak"] / 100,
        ages=ages,
    )


def category_names() -> dict[Category, str]:
    """Return the classes in plain words."""
    return {
        Category.NORMAL: _("normal bone density"),
        Category.OSTEOPENIA: _("low bone mass (osteopenia)"),
        Category.OSTEOPOROSIS: _("osteoporosis"),
        Category.SEVERE_OSTEOPOROSIS: _("osteoporosis with a fracture"),
    }


def _sentences(values: dict[str, Any], result: BoneDensityResult) -> tuple[str, str]:
    weaker = round(result.percentile)
    words = {
        "people": _("women") if values["sex"] == "female" else _("men"),
        "age": number(values["age"], 0),
        "weaker": number(weaker, 0),
        "denser": number(100 - weaker, 0),
    }
    detail = _(
        "Of 100 {people} of {age}, about {weaker} have less dense bones and {denser} denser ones."
    ).format(**words)
    if result.category is not None:
        headline = _("T-score {score}: {category}.").format(
            score=_score(result), category=category_names()[result.category]
        )
    elif density.below_expected_range(result.z_score):
        headline = _("Z-score {score}: lower than expected at this age.")
    else:
        headline = _("Z-score {score}: within the range expected at this age.")
    return headline.format(score=number(result.z_score, 1)), f"{detail} {_what_if(values, result)}"


def _score(result: BoneDensityResult) -> str:
    """Write the T-score with one digit, or two where rounding would change the class."""
    rounded = round(result.t_score, 1)
    same = density.classify(rounded) == result.category
    return number(result.t_score, 1 if same else 2)


def _what_if(values: dict[str, Any], result: BoneDensityResult) -> str:
    """Say what another peak or menopause does, in years, or how the example stands."""
    if not what_if(values):
        return ""
    here, usual = (
        _path(v, [values["age"]])[0]
        for v in (values, {**values, "peak": 100, "menopause": USUAL_MENOPAUSE})
    )
    return _(
        "On the dashed line, an average start like this gives {here} g/cm² at this age; "
        "the usual path gives {usual}."
    ).format(here=number(here, 2), usual=number(usual, 2))


def _note(values: dict[str, Any], result: BoneDensityResult) -> str:
    if result.category is None:
        return _(
            "T-scores and classes are for women after the menopause and men from 50. "
            "Before that, a scan is compared with people of the same age (Z-score)."
        )
    if values["site"] == "lumbar_spine":
        return _("In older people worn joints make the spine look denser than it is.")
    if not result.measured:
        return _("Without a scan value you see the average path with your choices.")
    return ""


def _table(values: dict[str, Any]) -> Table:
    sex, site = values["sex"], values["site"]

    def row(age: float) -> list[str]:
        low, middle, high = (density.percentile_bmd(p, age, sex, site) for p in (5, 50, 95))
        cells = (low, middle, high, _path(values, [age])[0])
        return [number(age, 0), *(number(cell, 2) for cell in cells)]

    return Table(
        _("Bone density by age, {site}, g/cm²").format(site=sites()[site]),
        [_("Age"), _("Lowest 5 of 100"), _("Middle"), _("Highest 5 of 100"), _("Your path")],
        [row(float(age)) for age in range(20, 91, 10)],
    )
