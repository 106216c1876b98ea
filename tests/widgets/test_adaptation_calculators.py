"""Muscle and bone over time, when a scan sees it, renewal: numbers, words, refusals."""

import re
from itertools import pairwise

import pytest

from course import adaptation, remodelling, tables
from course.density import least_significant_change
from widgets import MuscleAndBone, RemodellingCycle, ScanVisible


def sentences(calculator):
    return f"{calculator.view['headline']} {calculator.view['detail']}".replace("\N{NBSP}", " ")


def figure(calculator):
    return calculator.view["graphs"][0]["figure"]


def diamonds(calculator):
    return [t for t in figure(calculator)["data"] if t.get("name") == "you"]


# ------------------------------------------------------------------ muscle and bone


def test_three_months_muscle_has_answered_and_bone_is_on_its_way():
    three = MuscleAndBone()
    assert "strength is up about 32 %, bone about 0.7 %" in sentences(three)
    assert "22 to 40 %" in sentences(three)
    assert "0.5 to 0.9 %" in sentences(three)
    muscle, bone = diamonds(three)
    assert (muscle["x"], bone["x"]) == ([3], [3])
    assert (round(muscle["y"][0]), round(bone["y"][0], 1)) == (32, 0.7)


def test_two_scales_are_two_panels_with_one_time_axis():
    layout = figure(MuscleAndBone())["layout"]
    assert layout["xaxis"]["anchor"] == "y2"
    assert layout["yaxis2"]["domain"][1] < layout["yaxis"]["domain"][0]
    assert all("overlaying" not in layout[axis] for axis in ("yaxis", "yaxis2"))


def test_curves_end_where_nobody_measured():
    long = MuscleAndBone(months=18)
    assert long.result.now.strength is None
    assert "Strength was not followed so long" in sentences(long)
    line = next(t for t in figure(long)["data"] if t["line"].get("dash") == "dash")
    assert max(line["x"]) == 12
    assert len(diamonds(long)) == 1


def test_a_stop_fades_and_a_new_start_comes_back():
    stopped = MuscleAndBone(story="stop", stop_month=6, months=12)
    assert "6 months after stopping: strength is up about 14 %, bone about 0.5 %" in sentences(
        stopped
    )
    assert "held for about 12 weeks" in sentences(stopped)
    assert "one study of 35 women" in stopped.view["note"]
    again = MuscleAndBone(story="restart", stop_month=6, pause=6, months=18)
    assert "6 months after starting again: strength is up about 36 %, bone about 1.2 %" in (
        sentences(again)
    )


@pytest.mark.parametrize(("months", "when"), [(6, "After 6 months"), (7, "1 month after stopping")])
def test_a_stop_that_lies_ahead_is_training(months, when):
    assert sentences(MuscleAndBone(story="stop", months=months)).startswith(when)


@pytest.mark.parametrize(
    ("values", "field", "words"),
    [
        ({"story": "stop", "stop_month": 6, "months": 20}, "months", "would be a guess"),
        ({"programme": "jumping"}, "programme", "Jumping alone has no curve here"),
        ({"months": 25}, "months", "0 to 24 months"),
        ({"story": "bed", "days": 29}, "days", "0 to 28 days"),
        ({"story": "restart", "pause": 14}, "pause", "0 to 13 months"),
    ],
)
def test_refuses_beside_the_control_and_keeps_the_answer(values, field, words):
    both = MuscleAndBone()
    before = both.view["headline"]
    both.values = values
    assert words in both.errors[field]
    assert both.view["headline"] == before


def test_walking_alone_is_said_as_it_was_found():
    spine = MuscleAndBone(programme="walking")
    assert "no gain in bone has been shown" in sentences(spine)
    neck = MuscleAndBone(programme="walking", site="femoral_neck", months=12)
    assert "bone is up about 0.5 %. Strength was not measured" in sentences(neck)
    assert "more than 6 months" in neck.view["note"]


def test_bed_takes_muscle_first_and_both():
    bed = MuscleAndBone(story="bed")
    assert "strength is down about 13 %, bone about 0.3 %" in sentences(bed)
    assert "up to 1.3 %" in sentences(bed)
    muscle, bone = diamonds(bed)
    assert muscle["y"][0] < bone["y"][0] < 0
    longer = MuscleAndBone(story="bed", days=20, site="femoral_neck")
    assert "Strength was only measured for 10 days" in sentences(longer)
    assert longer.result.now.bone.low == longer.result.now.bone.high


def test_every_weak_spot_of_the_course_has_words():
    spots = {row["weak_spot"] for row in tables.rows("adaptation_programmes")} - {""}
    for programme in adaptation.PROGRAMMES:
        for site in adaptation.SITES:
            both = MuscleAndBone(programme=programme, site=site, months=12)
            spots -= set(both.result.now.bone.weak_spots)
            assert bool(both.view["note"]) is bool(both.result.now.bone.weak_spots)
    assert spots == set()


def test_the_start_and_two_years_are_said_too():
    assert "nothing is gained yet" in sentences(MuscleAndBone(months=0))
    assert "Over 16 years" in MuscleAndBone(months=24).view["note"]


@pytest.mark.parametrize("story", ["train", "stop", "restart", "bed"])
def test_a_band_never_a_forecast(story):
    both = MuscleAndBone(story=story)
    assert "could be" in sentences(both)
    assert not re.search(r"T-score|you will|your bones? will", sentences(both))
    assert "no forecast" in both.spec["words"]["limits"]
    bands = [t for t in figure(both)["data"] if t.get("fill") == "toself"]
    assert len(bands) == 2


# ------------------------------------------------------------------ when a scan can see it


def test_by_the_course_rule_only_the_high_end_is_seen():
    scan = ScanVisible()
    assert "In most people two scans cannot see it; at the earliest after about 10 months" in (
        sentences(scan)
    )
    assert "could be 1.5 to 6.0 %" in sentences(scan)
    (diamond,) = diamonds(scan)
    assert diamond["x"][0] == pytest.approx(10.2, abs=0.05)
    assert diamond["y"][0] == least_significant_change("lumbar_spine")


def test_a_gain_this_small_is_not_seen():
    moderate = ScanVisible(programme="moderate")
    assert moderate.view["headline"] == "Two good scans cannot see a gain this small."
    assert "does not mean that nothing happened" in sentences(moderate)
    assert diamonds(moderate) == []
    assert "No average gain has been shown" in sentences(ScanVisible(programme="walking"))


def test_a_better_scan_centre_sees_more():
    good = ScanVisible(lsc=2.9)
    assert "an average gain shows after about 7 months" in sentences(good)
    assert "after about 3 months" in sentences(good)
    best, typical = diamonds(good)
    assert best["x"] < typical["x"]


@pytest.mark.parametrize("site", adaptation.SITES)
@pytest.mark.parametrize("programme", adaptation.PROGRAMMES)
def test_trials_of_this_training_are_drawn_and_all_are_in_the_table(programme, site):
    scan = ScanVisible(programme=programme, site=site)
    drawn = next(t for t in figure(scan)["data"] if t.get("name") == "trials")
    trials = adaptation.measured_trials(site)
    assert drawn["y"] == [t.difference for t in trials if t.programme == programme]
    rows = [row[0] for row in scan.view["table"]["rows"]]
    assert all(any(trial.study in row for row in rows) for trial in trials)


def test_a_steady_loss_needs_years():
    loss = ScanVisible(change="loss")
    assert "A loss of 1.0 % a year shows after about 5.3 years" in sentences(loss)
    (diamond,) = diamonds(loss)
    assert (round(diamond["x"][0], 1), diamond["y"][0]) == (5.3, -5.3)
    hip = ScanVisible(change="loss", site="total_hip", change_per_year=0.5, lsc=2)
    assert "4.0 years" in sentences(hip)


def test_the_whole_hip_has_no_training_curve():
    scan = ScanVisible()
    scan.values = {"site": "total_hip"}
    assert "no training curve" in scan.errors["site"]


# ------------------------------------------------------------------ the round of renewal


@pytest.mark.parametrize(
    ("week", "stage", "words"),
    [
        (0, "dig", "Day 1"),
        (2, "dig", "Week 2 (day 14): cells dig old bone away."),
        (4, "change", "Week 4 (day 28)"),
        (12, "build", "Week 12: other cells build new bone."),
        (20, "rest", "Week 20: the place is new"),
    ],
)
def test_the_sentence_says_what_happens_in_that_week(week, stage, words):
    cycle = RemodellingCycle(week=week)
    assert cycle.result.place.stage == stage
    assert cycle.view["headline"].startswith(words)
    assert cycle.view["picture"]["stage"] == stage
    assert cycle.view["picture"]["description"] == cycle.view["headline"]


def test_times_of_the_sentence_are_those_of_the_course():
    times = remodelling.remodelling()
    assert "about 3 weeks (2 to 4)" in sentences(RemodellingCycle(week=1))
    assert "about 3.5 months (3 to 4)" in sentences(RemodellingCycle(week=10))
    assert "about 4.5 months (3 to 6)" in sentences(RemodellingCycle(week=24))
    assert f"about {times.renewed.typical:.0f} of 100" in sentences(RemodellingCycle(week=24))


def test_the_ribbon_has_every_stage_without_a_gap():
    stages = RemodellingCycle().view["picture"]["stages"]
    assert [stage["key"] for stage in stages] == list(remodelling.STAGES)
    assert stages[0]["from"] == 0
    assert stages[-1]["to"] == remodelling.LAST_WEEK
    assert all(a["to"] == b["from"] for a, b in pairwise(stages))


def test_the_picture_gets_the_pit_and_no_other_number():
    picture = RemodellingCycle(week=12).view["picture"]
    assert picture["dug"] == 1
    assert picture["built"] == pytest.approx(0.5, abs=0.01)
