"""The exercises and movements of a plan in plain words, by the keys of the planner's tables."""

from functools import cache

from course import tables
from widgets.text import _


def moves() -> dict[str, str]:
    """Return what to do, one line for each exercise."""
    return {
        "sit_to_stand": _("Rise from a chair, and sit down slowly"),
        "step_up": _("Step up on a stair, and down again"),
        "hip_hinge": _("Bow from the hips with a straight back, and come up"),
        "band_row": _("Pull an elastic band to your ribs, elbows back"),
        "wall_push_up": _("Push away from a wall or a worktop"),
        "side_arm_raise": _("Lift your arms sideways, up to the shoulders"),
        "arm_curl": _("Bend your elbows with a bottle in each hand"),
        "back_extension": _("Lying down: make yourself long, and press your shoulders back"),
        "heel_drop_soft": _("Rise on your toes, and let your heels come down softly"),
        "stamp_light": _("Stamp lightly, one foot after the other"),
        "weight_shift": _("Standing: shift your weight from one foot to the other"),
        "tandem_stand": _("Stand with one foot right before the other"),
        "tandem_stand_at_worktop": _("At a worktop: stand with one foot right before the other"),
        "one_leg_stand": _("Stand on one leg, a support within reach"),
        "one_leg_stand_at_worktop": _("At a worktop: stand on one leg, hands on it"),
        "heel_toe_walk": _("Walk on a line, heel against toe"),
        "heel_toe_walk_at_worktop": _("Along a worktop: walk on a line, heel against toe"),
        "brisk_walk": _("Walk briskly: you can still talk"),
        "own_pace_walk": _("Walk at your own pace"),
        "dead_bug": _("On your back: lower one arm and the other leg in turn"),
        "bird_dog": _("On hands and knees: reach out one arm and the other leg"),
        "wall_plank": _("Lean on a wall with your forearms, body straight"),
        "squat": _("Bend your knees, back straight"),
        "golfer_lift": _("Lift like a golfer: one leg back, one hand on a support"),
        "step_to_turn": _("Turn by stepping, feet and shoulders together"),
        "march": _("March on the spot"),
        "lift_from_thigh_height": _("Lift from a table or a chair"),
        "strength_twice_a_week": _("Cycle or swim, and train strength twice a week as well"),
    }


def left_out() -> dict[str, str]:
    """Return the movements a plan leaves out."""
    return {
        "sit_up": _("Sit-ups"),
        "toe_touch": _("Touching your toes"),
        "roll_like_a_ball": _("Rolling on a round back"),
        "loaded_forward_bend": _("Bending forward with a load"),
        "fast_twist": _("Fast twists of the back"),
        "jump": _("Jumping"),
        "hop": _("Hopping on one leg"),
        "running": _("Running"),
        "brisk_walk": _("Brisk walking"),
        "lift_from_floor": _("Lifting from the floor"),
        "only_cycling_or_swimming": _("Only cycling or swimming"),
        "one_leg_without_support": _("One leg without a firm support"),
        "eyes_closed_without_support": _("Closed eyes without a firm support"),
    }


@cache
def _kinds() -> dict[str, str]:
    return {row["exercise"]: row["kind"] for row in tables.rows("planner_exercises")}


def of_kind(exercises: tuple[str, ...], kind: str) -> list[str]:
    """Return the lines of those exercises of a day that are of one kind, as ``"balance"``."""
    words = moves()
    return [words[name] for name in exercises if _kinds()[name] == kind]
