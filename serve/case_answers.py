"""What the made-up people answer where a calculator asks more than "my numbers" hold.

By person, by calculator, by control. The answers of one person fit each other and the story: who
fell twice did so in every calculator, and the chance of a break is the one that the risk model of
the course gives for this person (`tests/serve/test_case_answers.py` works it out again).
Where nothing is given, the calculator asks nothing that belongs to a person, or nothing about this
one is known; it then shows its example.
"""

from typing import Any

Answers = dict[str, dict[str, Any]]


def _bones(
    bones: str,
    *,
    falls: int = 0,
    unsteady: bool = False,
    active: bool = False,
    severe: bool = False,
) -> Answers:
    """Return the same facts about bones and falls for each calculator that asks them."""
    plan = {"profile": bones, "falls": falls, "unsteady": unsteady, "active": active}
    return {
        "activities": {"bones": bones, "falls": falls > 1 or unsteady},
        "twelve-weeks": {**plan, "severe_osteoporosis": severe},
    }


def _chances(major: float, hip: float) -> Answers:
    """Return the chances of the risk model: a major bone in 10 years, a hip in 3. [of 100]"""
    return {
        "relative-absolute": {"risk": major},
        "medication-effect": {"outcome": "hip", "risk_hip": hip},
    }


def _pillars(diagnosis: str, *reasons: str) -> Answers:
    return {"treatment-pillars": {"diagnosis": diagnosis, "reasons": list(reasons)}}


def _visit(who: str, *topics: str) -> Answers:
    return {"visit-questions": {"visit": who, "topics": list(topics)}}


def _tests(stands: int, one_leg: float, up_and_go: float) -> Answers:
    return {"self-tests": {"chair_stand": stands, "one_leg": one_leg, "up_and_go": up_and_go}}


def _trains(programme: str, months: int) -> Answers:
    return {"muscle-and-bone": {"story": "train", "programme": programme, "months": months}}


def _lifts(weight: float, repetitions: int, reserve: int, effort: int, limit: int) -> Answers:
    lift = {"weight": weight, "repetitions": repetitions, "reserve": reserve}
    return {"how-heavy": {**lift, "effort": effort, "limit": limit}}


def _week(activity: str, times: int, days: int, sessions: int = 1) -> Answers:
    week = {"repetitions": times, "days": days, "sessions": sessions}
    return {"week-stimulus": {"activity": activity, **week}}


def _strain(activity: str) -> Answers:
    return {"force-to-strain": {"activity": activity}}


def _scans(first: float, second: float, years: float) -> Answers:
    return {"real-change": {"first": first, "second": second, "years": years}}


def _tallest(height: int) -> Answers:
    return {"height-loss": {"tallest": height}}


ANSWERS: dict[str, Answers] = {
    "jeanne": {
        "bone-density": {"bmd": 0.64},
        "read-scan": {"value": 0.64, "vertebra": False, "hip": False},
        "fracture-risk": {"prior_fracture": True, "smoking": False, "alcohol": False},
        "after-first-fracture": {"years": 1},
        **_tallest(165),
        **_chances(14, 0.8),
        **_bones("osteoporosis", falls=1),
        **_week("stomp", 40, 3, sessions=2),
        **_strain("walk_4kmh"),
        **_trains("moderate", 3),
        **_lifts(3, 10, 6, 5, 5),
        **_tests(11, 9, 10),
        **_pillars("osteopenia", "other_bone"),
        **_visit("doctor", "scan", "medicine", "exercise"),
    },
    "maria": {
        "bone-density": {"bmd": 0.56},
        "read-scan": {"value": 0.56, "vertebra": False, "hip": False},
        "fracture-risk": {"prior_fracture": False, "smoking": False},
        **_tallest(162),
        **_scans(0.565, 0.56, 2),
        **_chances(14, 1.2),
        **_bones("osteopenia", active=True),
        **_week("heel_drop", 20, 3),
        **_strain("heel_drop"),
        **_trains("moderate", 12),
        **_lifts(5, 10, 4, 6, 6),
        **_tests(9, 12, 9),
        **_pillars("osteopenia"),
        **_visit("therapist", "scan", "exercise"),
    },
    "henk": {
        "fracture-risk": {"prior_fracture": False, "smoking": False},
        **_tallest(178),
        **_chances(8, 1),
        **_bones("osteoporosis"),  # the careful plan, for who does not know
        **_week("walk_149", 500, 7),
        **_strain("walk_4kmh"),
        **_trains("walking", 12),
        **_lifts(6, 10, 5, 5, 5),
        **_tests(12, 7, 10),
        **_pillars("unknown"),
        **_visit("doctor", "scan", "exercise"),
    },
    "anna": {
        "fracture-risk": {"prior_fracture": False, "smoking": False},
        **_tallest(169),
        **_chances(6, 0.3),
        **_bones("osteoporosis", active=True),  # the careful plan, for who does not know
        **_week("aerobic_dance", 200, 2),
        **_strain("stairs_down"),
        **_trains("moderate", 12),
        **_lifts(6, 12, 4, 5, 5),
        **_tests(16, 30, 7),
        **_pillars("unknown"),
        **_visit("therapist", "exercise", "food"),
    },
    "vos": {
        "fracture-risk": {"glucocorticoids": True, "prior_fracture": False},
        **_tallest(166),
        **_scans(0.66, 0.63, 2),
        **_chances(18, 1.1),
        **_bones("osteopenia"),
        **_week("stairs_down", 60, 5),
        **_strain("stairs_up"),
        **_trains("moderate", 6),
        **_lifts(2, 10, 6, 4, 6),
        **_tests(10, 10, 10),
        **_pillars("osteopenia", "cortisone"),
        **_visit("doctor", "scan", "medicine", "pain"),
    },
    "gerda": {
        "read-scan": {"vertebra": True, "hip": False},
        "fracture-risk": {"prior_fracture": True, "smoking": False},
        "after-first-fracture": {"years": 0.5},
        **_tallest(160),
        **_chances(29, 3.3),
        **_bones("vertebral_fracture"),
        **_week("walk_149", 500, 5),
        **_strain("sit_to_stand"),
        **_trains("walking", 3),
        **_lifts(1, 10, 6, 3, 4),
        **_tests(8, 5, 12),
        **_pillars("osteoporosis", "vertebra"),
        **_visit("therapist", "fracture", "exercise", "pain"),
    },
    "truus": {
        "fracture-risk": {"prior_fracture": False, "smoking": False},
        "falls-training": {"often": 150},
        **_tallest(156),
        **_chances(19, 4.3),
        **_bones("osteoporosis", falls=2, unsteady=True),
        **_week("walk_149", 100, 3),
        **_strain("sit_to_stand"),
        **_trains("walking", 3),
        **_lifts(0.5, 8, 6, 4, 4),
        **_tests(5, 2, 19),
        **_pillars("osteoporosis"),
        **_visit("therapist", "exercise", "falls"),
    },
    "karel": {
        "fracture-risk": {"smoking": True, "alcohol": True, "prior_fracture": False},
        **_tallest(182),
        **_chances(25, 3.9),
        **_bones("osteoporosis"),
        **_week("stairs_down", 30, 3),
        **_strain("stairs_up"),
        **_trains("moderate", 6),
        **_lifts(8, 10, 5, 5, 5),
        **_tests(13, 15, 9),
        **_pillars("osteoporosis"),
        **_visit("doctor", "scan", "medicine", "food"),
    },
    "fatima": {
        "bone-density": {"menopause": 41},
        "read-scan": {"menopause": True},
        **_tallest(164),
        **_bones("osteopenia"),
        **_week("rope", 50, 3),
        **_strain("jump_small_post"),
        **_trains("moderate", 12),
        **_lifts(8, 10, 4, 6, 6),
        **_pillars("osteopenia"),
        **_visit("doctor", "scan", "medicine", "exercise"),
    },
    # No plan, no weights, no jumps: a shin that hurts after much running is looked at first.
    "lotte": {
        "read-scan": {"menopause": False},
        **_tallest(170),
        **_strain("jog_slow"),
        **_visit("doctor", "exercise", "food", "pain"),
    },
    "samir": {
        **_tallest(182),
        **_bones("general", active=True),
        **_week("jog_slow", 500, 3),
        **_strain("hop"),
        **_trains("moderate", 12),
        **_lifts(30, 10, 3, 6, 6),
        **_pillars("unknown"),
        **_visit("therapist", "exercise"),
    },
}
