"""The spine: published values shown as they are, disagreement said, the model kept in its place."""

import itertools
import math

import pytest

from course import spine, spine_bent, tables
from widgets import Lifting, SpineDay, spine_words

SHOWN = [(part, posture) for part, postures in spine_words.PARTS.items() for posture in postures]


def day(part, posture, **more):
    return SpineDay(part=part, **{part: posture}, **more)


def marks(calculator, graph=0):
    """Return the percent of each mark by study, over all postures in the chart."""
    found = {}
    for trace in calculator.view["graphs"][graph]["figure"]["data"]:
        if trace.get("mode") == "markers":
            found.setdefault(trace["name"], []).append(trace["x"][0])
    return found


def words_in_chart(calculator, size="wide"):
    figure = calculator.view["graphs"][0]["figure"]
    return [a["text"] for a in figure["layout"]["annotations"] if a.get("name", size) == size]


# The spine through the day


def test_every_posture_and_task_can_be_chosen_once():
    chosen = [posture for _, posture in SHOWN]
    assert len(chosen) == len(set(chosen))
    assert set(chosen) == set(spine.POSTURES + spine.TASKS) - {"standing"}
    assert set(spine_words.postures()) == set(spine.POSTURES + spine.TASKS)
    assert set(spine_words.changes()) == set(spine.CHANGES)
    assert set(spine_words.studies()) == set(spine_words.people()) == set(spine.STUDIES)


@pytest.mark.parametrize(("part", "posture"), SHOWN)
def test_each_answer_says_the_verdict_and_every_value(part, posture):
    calculator = day(part, posture)
    headline = calculator.view["headline"]
    says = {
        "less": "less than standing",
        "about_the_same": "about as much as standing",
        "more": "more than standing",
        "studies_disagree": "Studies disagree.",
    }
    assert says[spine.compared_with_standing(posture)] in headline
    for load in spine.loads(posture):
        assert f"{load.percent:.0f}\u00a0%" in headline
        assert round(load.percent, 1) in marks(calculator)[load.study]
        recalled = "from memory, not checked" in calculator.view["detail"]
        assert recalled == (load.status == "recalled")


def test_sitting_disagrees_and_both_values_have_their_mark():
    calculator = SpineDay()
    assert calculator.view["headline"] == (
        "Studies disagree. Sitting upright: 140\u00a0% or 92\u00a0% of standing."
    )
    assert 140 in marks(calculator)["nachemson1976"]
    assert 92 in marks(calculator)["wilke1999"]
    assert {"140\u00a0%, back pain", "92\u00a0%, one man"} <= set(words_in_chart(calculator))
    assert {"140\u00a0%", "92\u00a0%"} <= set(words_in_chart(calculator, "narrow"))


def test_each_study_has_its_own_shape():
    shapes = {}
    for part, posture in SHOWN:
        for trace in day(part, posture).view["graphs"][0]["figure"]["data"]:
            if trace.get("mode") == "markers":
                shapes.setdefault(trace["name"], set()).add(trace["marker"]["symbol"])
    assert all(len(found) == 1 for found in shapes.values())
    assert len(set().union(*shapes.values())) == len(spine.STUDIES)


def test_agreement_on_the_direction_but_not_on_how_much_is_said():
    assert "not on how much" in day("lie", "lying_on_side").view["detail"]  # 75 and 24
    assert "not on how much" not in day("lie", "lying_on_back").view["detail"]  # 25 and 20


def test_numbers_from_memory_are_open_marks_with_a_star():
    calculator = day("feet", "stairs_up")
    assert any(text.startswith("140\u00a0%*") for text in words_in_chart(calculator))
    assert "not checked yet" in calculator.view["graphs"][0]["key"]
    assert next(row[:3] for row in calculator.view["table"]["rows"] if row[0] == "Stairs up") == [
        "Stairs up",
        "one man",
        "140\u00a0%",
    ]


def test_movements_show_both_ends():
    calculator = day("feet", "walking")
    assert "106 to 130\u00a0%" in calculator.view["headline"]
    assert "at its highest" in calculator.view["headline"]
    lines = [t["x"] for t in calculator.view["graphs"][0]["figure"]["data"] if t["mode"] == "lines"]
    assert [106, 130] in lines


def test_beside_compares_within_one_study_only():
    both = day("sit", "sitting_leaning_back", beside="sitting_straightened")
    assert "Sitting very straight, in the same study: 110\u00a0% in one man." in both.view["detail"]
    none = day("lie", "turning_in_bed_instructed", beside="sitting_upright")
    assert "Sitting upright: no study here measured both." in none.view["detail"]
    assert "sitting_upright" in none.result.rows
    itself = day("sit", "sitting_upright", beside="sitting_upright")
    assert itself.result.beside is None
    assert len(itself.result.rows) == len(spine_words.PARTS["sit"])


def test_the_seat_is_shown_for_sitting_only():
    assert [len(day(part, p).view["graphs"]) for part, p in SHOWN] == [
        2 if part == "sit" else 1 for part, _ in SHOWN
    ]
    seat = SpineDay().view["graphs"][1]
    assert "Leaning on a backrest: −36" in seat["summary"]
    assert "A seat that shakes: about +50" in seat["summary"]
    assert "A chair, not a stool: up to −10" in seat["summary"]


def test_rows_run_from_least_to_most():
    for part, posture in SHOWN:
        rows = day(part, posture).result.rows
        highest = [max(load.percent for load in spine.loads(p)) for p in rows]
        assert highest == sorted(highest)


def test_labels_do_not_lie_on_each_other():
    for part, posture in SHOWN:
        places = {}
        figure = day(part, posture).view["graphs"][0]["figure"]
        for label in figure["layout"]["annotations"]:
            if label.get("name", "wide") == "wide" and label.get("yref") != "paper":
                places.setdefault("y", []).append(label["y"])
        gaps = [b - a for a, b in itertools.pairwise(sorted(places["y"]))]
        assert min(gaps) >= 0.69


# Lifting and bending


def test_the_start_is_the_published_case():
    calculator = Lifting()
    assert calculator.view["headline"] == "In this simple model: 5.5 times as much as standing."
    assert "With empty hands it is 3.5" in calculator.view["detail"]


@pytest.mark.parametrize(("angle", "warns"), [(0, False), (33, False), (33.5, True), (90, True)])
def test_beyond_the_plateau_of_implants_the_model_is_called_too_high(angle, warns):
    calculator = Lifting(angle=angle)
    assert ("the model is too high" in calculator.view["detail"]) == warns


def test_upright_with_empty_hands_is_standing():
    calculator = Lifting(angle=0, carried=0)
    assert calculator.view["headline"] == "In this simple model: as much as standing."
    assert "Muscles do little" in calculator.view["detail"]


def test_no_newtons_for_the_reader():
    for values in ({}, {"angle": 0}, {"carried": 0}, {"back": "round"}):
        view = Lifting(**values).view
        text = f"{view['headline']} {view['detail']} {view['note']} {view['table']}"
        assert "newton" not in text.lower()
        assert " N " not in text


def test_one_curve_with_empty_hands_and_two_with_a_load():
    def curves(calculator):
        data = calculator.view["graphs"][0]["figure"]["data"]
        return [t for t in data if t.get("mode") == "lines" and t["line"]["width"]]

    assert len(curves(Lifting(carried=0))) == 1
    empty, loaded = curves(Lifting())
    assert empty["line"]["dash"] != loaded["line"]["dash"]
    assert all(more > less for more, less in zip(loaded["y"], empty["y"], strict=True))


def test_the_diamond_lies_on_the_curve_of_what_is_carried():
    for carried in (0, 7.5, 30):
        calculator = Lifting(angle=45, carried=carried)
        data = calculator.view["graphs"][0]["figure"]["data"]
        (you,) = (t for t in data if t.get("name") == "you")
        curve = [t for t in data if t.get("mode") == "lines" and t["line"]["width"]][-1]
        assert you["y"][0] == pytest.approx(curve["y"][curve["x"].index(45)], abs=0.01)


def test_measured_points_lie_below_the_model_and_are_in_the_chart():
    for load in spine_bent.bent_loads():
        assert load.times_standing < spine.bending(70, load.angle).times_standing
        assert load.times_standing == pytest.approx(
            {"nachemson1976": 1.5, "wilke1999": 2.16}[load.study]
        )
    data = Lifting().view["graphs"][0]["figure"]["data"]
    points = {t["name"]: (t["x"], t["y"]) for t in data if t.get("mode") == "markers"}
    assert points["wilke1999"] == ([36], [2.16])
    assert points["nachemson1976"] == ([20], [1.5])


def test_a_round_back_changes_the_place_not_the_number():
    long, round_back = Lifting(), Lifting(back="round")
    assert long.view["headline"] == round_back.view["headline"]
    assert "front edge" in round_back.view["note"]
    assert (long.view["picture"]["round"], round_back.view["picture"]["round"]) == (0, 1)


def test_women_are_counted_with_those_who_had_none_the_years_and_the_caution():
    study = Lifting().view["picture"]["study"]
    counted = {row["label"]: (row["n"], row["rest_text"]) for row in study["rows"]}
    assert counted["Trained bending backward (25 women)"] == (16, "84 had none")
    assert counted["Trained bending forward (9 women)"] == (89, "11 had none")
    assert "of 100 women" in study["lead"]
    assert "1 to 6 years later" in study["lead"]
    assert "small" in study["note"]
    assert "not drawn by lot" in study["note"]


def test_shares_fit_whole_women():
    """The published percents are whole women of these groups: a check of both numbers."""
    groups = spine_bent.training_groups()
    assert sum(group.women for group in groups) == 59
    for group in groups:
        women = group.new_fractures / 100 * group.women
        assert math.isclose(100 * round(women) / group.women, group.new_fractures, abs_tol=0.5)


def test_levers_of_the_picture_are_those_of_the_model():
    calculator = Lifting(angle=30, carried=5)
    now = calculator.result.now
    levers = {lever["role"]: lever for lever in calculator.view["picture"]["levers"]}
    assert levers["other"]["from"] == -now.muscle_lever
    assert levers["people"]["to"] == now.trunk_lever
    assert levers["you"]["text"] == "what you carry 35 cm"
    empty = Lifting(carried=0).view["picture"]
    assert [lever["role"] for lever in empty["levers"]] == ["other", "people"]
    assert (empty["load"], empty["load_text"]) == (0, "")


def test_pounds_for_weight_and_load():
    calculator = Lifting()
    calculator._on_message(
        calculator, {"do": "set", "seq": 1, "entries": {}, "units": {"carried": 1}}, []
    )
    assert "The 22 lb hang" in calculator.view["detail"]


def test_every_number_shown_has_a_row():
    lines = Lifting().spec["provenance"]
    assert {"muscle lever", "new fractures flexion"} <= {line["what"] for line in lines}
    day_lines = SpineDay().spec["provenance"]
    for name in spine_words.postures().values():
        assert any(f"{name}: " in line["value"] for line in day_lines)
    recalled = [line for line in day_lines if line["status"].startswith("general knowledge")]
    assert any("Getting up from a chair: 1.1" in line["value"] for line in recalled)
    assert len(day_lines) < len(tables.rows("spine_loads"))
