"""Activities side by side, a week's stimulus, from force to strain: honest, safe, in one voice."""

import math
import re

import pytest

from course.activity_advice import Fit
from widgets import Activities, ForceToStrain, WeekStimulus, activity_words


def labels(graph):
    return [note["text"] for note in graph["figure"]["layout"]["annotations"]]


def bars(calculator):
    """Return the length of every bar by its name."""
    data = calculator.view["graphs"][0]["figure"]["data"]
    found = {}
    for trace in data:
        if trace["type"] == "bar":
            found |= dict(zip(trace["y"], trace["x"], strict=True))
    return found


# ------------------------------------------------------------------ activities


def test_jeanne_walks_and_the_bar_is_the_sentence():
    walk = Activities()
    assert walk.view["headline"] == "Walking, 4 km/h: about 2.4 times your weight in the hip."
    assert "155 kg" in walk.view["detail"]
    assert "4 people with an artificial hip" in walk.view["detail"]
    assert "4.8 × in one other person" in walk.view["detail"]
    assert bars(walk)["Walking, 4 km/h"] == 2.38
    assert "<b>2.4 or 4.8 ×</b>" in labels(walk.view["graphs"][0])


@pytest.mark.parametrize("place", ["ground", "hip", "knee", "spine"])
@pytest.mark.parametrize("bones", list(activity_words.bones()))
@pytest.mark.parametrize("falls", [False, True])
def test_what_does_not_fit_is_left_out_and_named(place, bones, falls):
    shown = Activities(place=place, bones=bones, falls=falls, activity="stand_two")
    names = activity_words.names()
    for row in shown.result.rows:
        assert row.advice.fit is not Fit.LEAVE
    for row in shown.result.left_out:
        assert names[row.activity.key] not in bars(shown)
        assert names[row.activity.key] in shown.view["note"]
        assert any(names[row.activity.key] == cells[0] for cells in shown.view["table"]["rows"])


@pytest.mark.parametrize("key", activity_words.OFFERED)
@pytest.mark.parametrize("bones", list(activity_words.bones()))
@pytest.mark.parametrize("falls", [False, True])
def test_a_chosen_activity_that_does_not_fit_says_so_why_and_what_instead(key, bones, falls):
    chosen = Activities(activity=key, bones=bones, falls=falls, place="ground")
    row = chosen.result.chosen
    said = chosen.view["headline"] + " " + chosen.view["detail"]
    if row.advice.fit is Fit.LEAVE:
        assert "not for you now" in said or "For you: not now." in said
        assert "Instead:" in said
    else:
        assert activity_words.fits()[row.advice.fit] in said
    if row.advice.fit is not Fit.FINE:
        assert activity_words.why(row.activity, row.advice, falls=falls) in said
    assert not re.search(r"danger|%|!", said)


def test_everything_can_be_shown_with_what_to_mind():
    every = Activities(place="ground", bones="vertebral_fracture", show="all")
    assert "Hopping on one leg" in bars(every)
    assert "not now" in labels(every.view["graphs"][0])
    assert every.view["note"] == ""


@pytest.mark.parametrize("key", ["cycling", "swimming"])
def test_cycling_and_swimming_are_shown_honestly(key):
    spared = Activities(activity=key, place="ground")
    assert "does not press on your feet at all" in spared.view["headline"]
    assert "Good for heart and muscle" in spared.view["detail"]
    assert "strength training twice a week" in spared.view["detail"]
    assert bars(spared)[activity_words.names()[key]] == 0


def test_what_nobody_measured_is_said_and_has_no_bar():
    rope = Activities(activity="rope", place="hip")
    assert "nobody in our studies measured this in the hip" in rope.view["headline"]
    assert "Skipping rope" not in bars(rope)


def test_poles_disagree_and_estimates_are_called_so():
    poles = Activities(activity="nordic", place="ground")
    assert "Studies of poles disagree" in poles.view["detail"]
    assert "an estimate, not a measurement" in poles.view["detail"]
    assert "<b>about 1.2 ×</b>" in labels(poles.view["graphs"][0])


def test_the_accident_is_crossed_and_never_offered():
    hip = Activities()
    crossed = [
        trace
        for trace in hip.view["graphs"][0]["figure"]["data"]
        if trace["type"] == "bar" and trace["marker"].get("pattern", {}).get("shape") == "x"
    ]
    assert [trace["y"] for trace in crossed] == [["Stumbling, an accident"]]
    options = next(c for c in hip.spec["controls"] if c["name"] == "activity")["options"]
    assert not any("accident" in option for option in options)


def test_small_jumps_of_two_groups_stand_side_by_side():
    jumps = Activities(activity="jump_small_post", place="ground", bones="general")
    assert "4.0 times your weight under both feet together" in jumps.view["headline"]
    assert "3.0 × in younger women" in jumps.view["detail"]


def test_my_numbers_bring_the_weight_and_never_loosen_the_care():
    mine = Activities()
    numbers = {"mass": 80, "t_score": 0.5}
    mine._on_message(mine, {"do": "set", "seq": 1, "entries": {}, "mine": numbers}, [])
    assert (mine.values["mass"], mine.values["bones"]) == (80, "osteoporosis")
    assert "190 kg" in mine.view["detail"]


def test_the_spine_is_compared_with_standing():
    lift = Activities(activity="lift20_knees", place="spine", bones="general")
    assert "3.4 times as hard as in standing" in lift.view["headline"]
    assert bars(lift)["Standing on two legs"] == 1
    assert "one man" in lift.view["detail"]


# ------------------------------------------------------------------ a week


def test_two_short_sessions_beside_a_long_one():
    week = WeekStimulus()
    assert week.view["headline"] == "Split in two, 8 h apart: 142 points. All at once: 100."
    rows = week.view["picture"]["rows"]
    assert [row["value_text"] for row in rows] == ["100", "142", "177"]
    assert [row["role"] for row in rows] == ["people", "you", "do"]
    assert round(week.result.week / week.result.long_week * 100) == 142


def test_one_session_says_what_splitting_would_do():
    week = WeekStimulus(sessions=1)
    assert "Split in two, it would be 142" in week.view["headline"]
    assert [row["role"] for row in week.view["picture"]["rows"]] == ["you", "do", "do"]


def test_a_short_pause_is_worth_nothing_and_studies_disagree():
    week = WeekStimulus(hours=1)
    assert week.result.per_100[2] < 100
    assert "no better than one" in week.view["detail"]
    assert "course model" in week.view["detail"]


@pytest.mark.parametrize("activity", ["walk_149", "stomp", "jump_small_post"])
def test_a_hundred_are_not_ten_times_ten(activity):
    week = WeekStimulus(activity=activity)
    expected = math.log(101) / math.log(11)
    assert week.result.many / week.result.few == pytest.approx(expected)
    assert "only 1.9 times" in week.view["detail"]


def test_three_sessions_must_fit_into_a_day():
    week = WeekStimulus(hours=12)
    assert [row["value_text"] for row in week.view["picture"]["rows"]] == ["100", "153"]
    week.values = {"sessions": 3}
    assert "do not fit into a day" in week.errors["hours"]
    assert week.values["sessions"] == 2


def test_impacts_come_with_a_guide_and_walks_with_a_warning():
    assert "therapist" in WeekStimulus().view["note"]  # also where the example is shown
    assert "therapist" in WeekStimulus(activity="rope").view["note"]
    assert "says too much" in WeekStimulus(activity="walk_149").view["note"]
    assert "Hold the rail" in WeekStimulus(activity="stairs_down").view["note"]


@pytest.mark.parametrize("repetitions", [2, 10, 40, 100, 500])
def test_the_diamond_lies_on_the_line(repetitions):
    week = WeekStimulus(repetitions=repetitions, sessions=1)
    figure = week.view["graphs"][0]["figure"]
    line, diamond = figure["data"][0], figure["data"][-1]
    after = next(i for i, x in enumerate(line["x"]) if x >= diamond["x"][0])
    assert line["y"][max(0, after - 1)] <= diamond["y"][0] <= line["y"][after]
    assert diamond["x"][0] <= figure["layout"]["xaxis"]["range"][1]


# ------------------------------------------------------------------ from force to strain


def marks(calculator):
    data = calculator.view["graphs"][0]["figure"]["data"]
    return [
        (trace["marker"]["symbol"], round(10 ** trace["y"][0]))
        for trace in data
        if trace["mode"] == "markers"
    ]


def test_jeanne_walks_in_the_zone_that_keeps_bone():
    strain = ForceToStrain()
    headline = "Walking, 4 km/h: about 360 millionths shorter. In the model, bone is kept."
    assert strain.view["headline"] == headline
    assert marks(strain) == [("diamond", 363), ("square", 397)]
    assert strain.view["picture"]["shorter"] == pytest.approx(200 * 363e-6, rel=0.01)
    assert "one man gives 400" in strain.view["detail"]


def test_an_oracle_by_hand():
    """2.61 · 70 kg · 9.81 / 350 mm² / 17 000 MPa."""
    strain = ForceToStrain(mass=70, area=350)
    assert strain.result.pressed.force == pytest.approx(1792.3, abs=0.1)
    assert strain.result.strain == pytest.approx(301.2, abs=0.1)


def test_thin_bone_gives_way_more():
    thin = ForceToStrain(area=200)
    assert thin.result.strain == pytest.approx(ForceToStrain().result.strain * 270 / 200)


def test_without_a_measured_knee_there_is_only_the_rule():
    hop = ForceToStrain(activity="hop")
    assert hop.result.pressed is None
    assert marks(hop) == [("diamond", 1631)]
    assert "only a rule of thumb" in hop.view["detail"]
    assert "therapist" in hop.view["note"]


def test_an_edge_that_is_not_sure_gives_two_zones():
    cycling = ForceToStrain(activity="cycling")
    assert "taken away or kept" in cycling.view["headline"]
    assert "Your other movements count too" in cycling.view["detail"]


@pytest.mark.parametrize("values", [{"mass": 150, "area": 180, "modulus": 10000}, {"mass": 35}])
def test_every_strain_stays_on_the_scale(values):
    for row in ForceToStrain(**values).result.all.values():
        for strain in (row[0] and row[0].strain, row[1]):
            assert strain is None or 40 <= strain <= 6000
    assert ForceToStrain(mass=35, area=450, modulus=20000, activity="stand_two").result.strain > 40
