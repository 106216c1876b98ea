"""Words for the spine: postures, tasks, changes of the seat, and who was measured."""

from widgets.text import _

PARTS = {
    "sit": (
        "sitting_upright",
        "sitting_straightened",
        "sitting_leaning_back",
        "sitting_elbows_on_thighs",
        "sitting_bent_forward",
        "standing_up",
    ),
    "feet": (
        "walking",
        "stairs_up",
        "stairs_up_two_at_a_time",
        "stairs_down",
        "jogging",
        "standing_leaning_back",
        "standing_bent_sideways",
    ),
    "bend": (
        "standing_bent_forward",
        "standing_bent_with_weight",
        "sitting_bent_with_weight",
        "holding_20_kg_close",
        "holding_20_kg_far",
        "lifting_20_kg_knees_bent",
        "lifting_20_kg_round_back",
        "straining",
    ),
    "lie": (
        "lying_on_back",
        "lying_on_side",
        "lying_on_front",
        "night_start",
        "night_end",
        "turning_in_bed",
        "turning_in_bed_instructed",
        "lying_to_sitting_instructed",
        "laughing",
        "sneezing",
    ),
}


def parts() -> dict[str, str]:
    """Return the parts of the day."""
    return {
        "sit": _("sitting"),
        "feet": _("on your feet"),
        "bend": _("bending, lifting"),
        "lie": _("lying, getting up"),
    }


def postures() -> dict[str, str]:
    """Return every posture and task in a few words; short, because a telephone shows them."""
    return {
        "sitting_upright": _("Sitting upright"),
        "sitting_straightened": _("Sitting very straight"),
        "sitting_leaning_back": _("Sitting, leaning back"),
        "sitting_elbows_on_thighs": _("Sitting, arms on thighs"),
        "sitting_bent_forward": _("Sitting, bent forward"),
        "standing_up": _("Getting up from a chair"),
        "standing": _("Standing"),
        "walking": _("Walking"),
        "stairs_up": _("Stairs up"),
        "stairs_up_two_at_a_time": _("Stairs, two at a time"),
        "stairs_down": _("Stairs down"),
        "jogging": _("Jogging"),
        "standing_leaning_back": _("Standing, leaning back"),
        "standing_bent_sideways": _("Standing, bent sideways"),
        "standing_bent_forward": _("Standing, bent forward"),
        "standing_bent_with_weight": _("Standing bent, with load"),
        "sitting_bent_with_weight": _("Sitting bent, with load"),
        "holding_20_kg_close": _("Hold 20 kg close"),
        "holding_20_kg_far": _("Hold 20 kg far away"),
        "lifting_20_kg_knees_bent": _("Lift 20 kg, knees bent"),
        "lifting_20_kg_round_back": _("Lift 20 kg, round back"),
        "straining": _("Straining, standing"),
        "lying_on_back": _("Lying on your back"),
        "lying_on_side": _("Lying on your side"),
        "lying_on_front": _("Lying on your front"),
        "night_start": _("In bed, in the evening"),
        "night_end": _("In bed, 7 hours later"),
        "turning_in_bed": _("Turning over in bed"),
        "turning_in_bed_instructed": _("Turning over, as taught"),
        "lying_to_sitting_instructed": _("Sitting up, as taught"),
        "laughing": _("Laughing, lying down"),
        "sneezing": _("Sneezing, lying down"),
    }


def studies() -> dict[str, str]:
    """Return who was measured, for a label at a mark."""
    return {
        "nachemson1976": _("back pain"),
        "wilke1999": _("one man"),
        "rohlmann2012": _("implants"),
    }


def people() -> dict[str, str]:
    """Return who was measured, for a sentence."""
    return {
        "nachemson1976": _("people with back pain"),
        "wilke1999": _("one man"),
        "rohlmann2012": _("five people with an implant"),
    }


def changes() -> dict[str, str]:
    """Return the changes of seat or habit, each with what it was compared with."""
    return {
        "ball": _("A ball, not a stool"),
        "knee_stool": _("Knee stool, not a stool"),
        "wedge_on_stool": _("A wedge on the stool"),
        "chair_without_leaning": _("A chair, not a stool"),
        "backrest": _("Leaning on a backrest"),
        "arms_on_thighs": _("Resting arms on thighs"),
        "leaning_forward": _("Leaning forward by 15°"),
        "seat_shakes": _("A seat that shakes"),
        "sitting_erect": _("Straight, not relaxed"),
        "standing_up_or_sitting_down": _("Standing up, sitting down"),
        "position_change_instructed": _("Turning in bed as taught"),
        "one_hand_on_basin": _("One hand on the basin"),
    }


SEAT = (
    "backrest",
    "arms_on_thighs",
    "knee_stool",
    "wedge_on_stool",
    "chair_without_leaning",
    "ball",
    "sitting_erect",
    "leaning_forward",
    "seat_shakes",
)  # what the chart of the seat shows, in this order
