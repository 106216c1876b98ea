"""The calculators of chapter 2: which score counts, borders, conversions, fractures, two scans."""

import pytest

from course import density, scan, two_scans
from course.checks import CourseError
from course.density import Category
from widgets import BoneDensity, HowCommon, ReadScan, RealChange


def said(calculator):
    view = calculator.view
    return f"{view['headline']} {view['detail']} {view['note']}".replace("\N{NO-BREAK SPACE}", " ")


# ------------------------------------------------------------------ reading a scan


def test_jeanne():
    jeanne = ReadScan()
    assert jeanne.view["headline"] == "T-score −1.8: low bone mass (osteopenia)."
    assert "Of 100 women of 70, about 47 would score lower." in jeanne.view["detail"]
    assert jeanne.result.rules == []


@pytest.mark.parametrize(
    ("who", "counts"),
    [
        ({"sex": "female", "age": 70}, "t"),
        ({"sex": "female", "age": 52, "menopause": True}, "t"),
        ({"sex": "female", "age": 52, "menopause": False}, "z"),
        ({"sex": "female", "age": 75, "menopause": False}, "t"),
        ({"sex": "male", "age": 49}, "z"),
        ({"sex": "male", "age": 50}, "t"),
        ({"sex": "male", "age": 70, "menopause": False}, "t"),
    ],
)
def test_which_score_counts(who, counts):
    read = ReadScan(**who)
    assert read.result.counts == counts
    assert (read.result.category is None) == (counts == "z")
    assert read.view["headline"].startswith("T-score" if counts == "t" else "Z-score")
    assert ("osteopor" in read.view["headline"]) is False or counts == "t"
    assert f"The {counts.upper()}-score counts for you" in read.view["detail"]


@pytest.mark.parametrize(
    ("value", "category", "headline"),
    [
        (0.738, Category.NORMAL, "T-score −1.0: normal bone density."),
        (0.737, Category.OSTEOPENIA, "T-score −1.01: low bone mass (osteopenia)."),
        (0.56, Category.OSTEOPENIA, "T-score −2.48: low bone mass (osteopenia)."),
        (0.558, Category.OSTEOPOROSIS, "T-score −2.5: osteoporosis."),
    ],
)
def test_borders_and_a_score_that_rounds_across_one(value, category, headline):
    read = ReadScan(value=value)
    assert read.result.category is category
    assert read.view["headline"] == headline


def test_a_z_score_below_the_expected_range():
    young = ReadScan(sex="male", age=30, value=0.6)
    assert young.result.z_score < -2
    assert "lower than expected" in young.view["headline"]
    texts = [a["text"] for a in young.view["graphs"][0]["figure"]["layout"]["annotations"]]
    assert "<b>Lower than expected</b>" in texts
    assert not any("Osteoporosis" in text for text in texts)


@pytest.mark.parametrize("site", density.SITES)
@pytest.mark.parametrize("maker", density.MAKERS)
def test_every_maker_is_read_on_the_hologic_scale(maker, site):
    read = ReadScan(maker=maker, site=site, value=0.8)
    expected = density.convert(0.8, site, maker, "hologic")
    assert read.result.bmd == pytest.approx(expected)
    assert read.result.t_score == pytest.approx(density.t_score(expected, site))
    assert ("On a Hologic scanner" in read.view["note"]) == (maker != "hologic")


def test_the_machine_may_be_off_by_half_a_least_significant_change():
    result = ReadScan().result
    assert result.scan_range == pytest.approx((0.64 * (1 - 0.0345), 0.64 * (1 + 0.0345)))
    assert result.t_range[0] < result.t_score < result.t_range[1]


def test_a_recent_vertebral_fracture_changes_the_answer():
    read = ReadScan(vertebra=True)
    assert read.view["headline"].endswith(
        "a broken vertebra: the broken bone counts more than the score."
    )
    assert "2014) calls this osteoporosis" in read.view["detail"]
    assert "Dutch standard (2012)" in read.view["detail"]
    assert "not a diagnosis: ask your doctor" in read.view["detail"]


def test_with_a_normal_score_only_the_dutch_standard_speaks():
    read = ReadScan(vertebra=True, value=0.8)
    assert "calls this osteoporosis" not in said(read)
    assert "Dutch standard (2012)" in said(read)
    assert read.view["headline"].endswith("counts, too.")


def test_a_broken_hip_counts_at_any_score():
    for value in (0.9, 0.64):
        read = ReadScan(hip=True, value=value)
        assert "2014) calls this osteoporosis" in said(read)
        assert "Dutch standard" not in said(read)


def test_osteoporosis_with_a_fracture():
    read = ReadScan(vertebra=True, hip=True, value=0.5)
    assert read.view["headline"] == "T-score −3.0: osteoporosis with a fracture."
    assert "calls this osteoporosis" not in said(read)  # it is, without any rule


def test_before_the_menopause_a_fracture_leads_to_the_doctor_without_a_rule():
    read = ReadScan(age=45, menopause=False, vertebra=True)
    assert read.result.rules == []
    assert "Tell your doctor about the broken bone" in said(read)


def test_not_knowing_about_the_spine_asks_for_a_look():
    assert "picture" in ReadScan(vertebra=None).view["note"]


def test_men_see_both_references_at_the_hip_only():
    assert ReadScan(sex="male").result.t_score_men is not None
    assert ReadScan(sex="male", site="lumbar_spine", value=0.9).result.t_score_men is None
    assert ReadScan().result.t_score_men is None


def test_without_a_scan_there_is_no_you():
    read = ReadScan(value=None)
    assert read.view["headline"].startswith("No scan value yet.")
    texts = [a["text"] for a in read.view["graphs"][0]["figure"]["layout"]["annotations"]]
    assert not any("You" in text for text in texts)


def test_my_numbers_leave_the_example_behind():
    read = ReadScan()
    mine = read.from_mine({"sex": "male", "age": 66, "t_score": -2.0})
    assert mine["value"] == pytest.approx(0.618)
    assert mine["vertebra"] is None
    assert mine["hip"] is None
    assert read.from_mine({"age": 66})["value"] is None


def test_the_ends_of_a_hundred_are_written_as_such():
    assert "fewer than 1 would score lower" in ReadScan(value=0.35).view["detail"]
    assert "more than 99 would score lower" in ReadScan(value=1.3).view["detail"]


def test_the_ruler_grows_for_an_extreme_score():
    low, high = ReadScan(value=0.35).view["graphs"][0]["figure"]["layout"]["xaxis"]["range"]
    assert low < -4
    assert high == 2


# ------------------------------------------------------------------ two scans


def test_jeannes_second_scan_is_no_clear_change():
    change = RealChange()
    assert said(change).startswith("No clear change: 3.1 % less may be chance.")
    assert "6.9 %" in said(change)
    assert change.result.change.per_year is None


def test_a_real_loss_and_a_real_gain():
    loss = RealChange(second=0.59)
    assert said(loss).startswith("A real loss: 7.8 %")
    assert loss.result.change.per_year == pytest.approx(100 * (0.59 - 0.64) / 0.64 / 2)
    gain = RealChange(site="lumbar_spine", first=0.9, second=0.96)
    assert said(gain).startswith("A real gain: 6.7 %")
    assert "worn joints" in gain.view["detail"]


def test_no_rate_from_less_than_a_year():
    loss = RealChange(second=0.58, years=0.5)
    assert loss.result.change.real
    assert "a year" not in loss.view["detail"]


def test_the_limit_of_the_scan_centre_wins():
    assert not RealChange(site="total_hip", first=0.7, second=0.672).result.change.real
    own = RealChange(site="total_hip", first=0.7, second=0.672, lsc=3)
    assert own.result.change.real
    assert own.result.own_limit


def test_brackets_touch_exactly_where_a_change_counts():
    for site in density.SITES:
        change = two_scans.compare_scans(0.8, 0.7, site, 2)
        edge = two_scans.compare_scans(0.8, change.loss_to, site, 2)
        assert edge.real
        assert edge.second_range[1] == pytest.approx(edge.first_range[0])


def test_a_percent_is_never_written_like_a_limit_it_misses():
    near = RealChange(first=1.0, second=0.9312)
    assert not near.result.change.real
    assert "6.88 % less" in said(near)


def test_no_change_at_all():
    assert RealChange(second=0.64).view["headline"].startswith("No change")


# ------------------------------------------------------------------ how common


@pytest.mark.parametrize("sex", ["female", "male"])
@pytest.mark.parametrize("site", density.SITES)
def test_everybody_is_counted_once(sex, site):
    for age in (50, 70, 90):
        common = HowCommon(sex=sex, site=site, age=age)
        for counts in common.result.counts.values():
            assert sum(counts) == 100
            assert min(counts) >= 0
        shown = [row["n"] for row in common.view["picture"]["rows"]]
        assert sum(shown) == 100


def test_the_counts_are_those_of_the_course():
    counts = HowCommon().result.counts
    assert counts["nhanes3"] == (22, 57, 21)
    share = density.share_below(-2.5, 70, "female", "femoral_neck", "nhanes2005_2010")
    assert counts["nhanes2005_2010"][2] == round(100 * share)


def test_the_spine_has_one_survey_and_no_bracket():
    spine = HowCommon(site="lumbar_spine")
    assert list(spine.result.counts) == ["nhanes2005_2010"]
    assert not any("low" in row for row in spine.view["picture"]["rows"])
    assert "worn joints" in spine.view["note"]


def test_few_men_are_not_written_as_none():
    assert (
        "fewer than 1 osteoporosis"
        in HowCommon(sex="male", age=50, site="total_hip").view["headline"]
    )


# ------------------------------------------------------------------ the rules behind


def test_rules_refuse_what_they_do_not_know():
    with pytest.raises(CourseError):
        scan.fracture_rules(-1.5, ["toe"])
    with pytest.raises(CourseError):
        scan.score_that_counts("female", 50, None)
    with pytest.raises(CourseError):
        two_scans.compare_scans(0.7, 0.7, "total_hip", 0)
    with pytest.raises(CourseError):
        two_scans.measurement_range(0.7, "total_hip", lsc=0)


def test_minus_one_is_normal_for_the_alliance_too():
    assert [met.rule for met in scan.fracture_rules(-1.0, ["vertebra"])] == ["dutch_2012"]
    assert [met.rule for met in scan.fracture_rules(-1.01, ["vertebra"])] == [
        "alliance_2014",
        "dutch_2012",
    ]


# ------------------------------------------------------------------ the name of the diamond


@pytest.mark.parametrize("age", [20, 34, 45, 55, 70, 90])
@pytest.mark.parametrize("bmd", [0.38, 0.5, 0.64, 0.74, 0.86, 1.1])
def test_the_name_of_the_diamond_stands_clear_of_other_words(age, bmd):
    layout = BoneDensity(age=age, bmd=bmd).view["graphs"][0]["figure"]["layout"]
    low, high = layout["yaxis"]["range"]
    (own,) = (a for a in layout["annotations"] if "You" in a["text"])
    y = own["y"] + own["yshift"] * (high - low) / 340  # px of the drawing on a phone
    assert low < y < high
    beside = [a["y"] for a in layout["annotations"] if age >= 60 and "T −" in a["text"]]
    above = [a["y"] for a in layout["annotations"] if age < 46 and a["x"] in (34, 38)]
    assert all(abs(y - other) > 0.03 for other in [*beside, *above])
