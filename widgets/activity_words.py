"""Names of activities and places, who was measured, and what fits whom, in plain words."""

from course.activities import Activity, Load
from course.activity_advice import IMPACTS, Advice, Fit
from widgets.text import _, number
from widgets.weights import times

OFFERED = (  # in the order of the list: from standing to jumping, then what spares the legs
    "stand_two",
    "stand_one",
    "sit_to_stand",
    "knee_bend",
    "walk_slow",
    "walk_4kmh",
    "walk_149",
    "nordic",
    "stairs_up",
    "stairs_down",
    "lift20_knees",
    "lift20_round",
    "jog_slow",
    "tennis",
    "golf",
    "aerobic_dance",
    "rope",
    "stomp",
    "heel_drop",
    "jump_small_post",
    "star_jump",
    "hop",
    "elliptical",
    "cycling",
    "swimming",
)


def names() -> dict[str, str]:
    """Return the names of the activities offered, and of the accident beside them."""
    return {
        "stand_two": _("Standing on two legs"),
        "stand_one": _("Standing on one leg"),
        "sit_to_stand": _("Rising from a chair"),
        "knee_bend": _("Bending your knees"),
        "walk_slow": _("Walking slowly, 3 km/h"),
        "walk_4kmh": _("Walking, 4 km/h"),
        "walk_149": _("Brisk walking, 5.4 km/h"),
        "nordic": _("Nordic walking"),
        "stairs_up": _("Climbing stairs"),
        "stairs_down": _("Going down stairs"),
        "lift20_knees": _("Lifting 20 kg, knees bent"),
        "lift20_round": _("Lifting 20 kg, round back"),
        "jog_slow": _("Slow jogging"),
        "tennis": _("Tennis"),
        "golf": _("A golf swing"),
        "aerobic_dance": _("Dancing with hops"),
        "rope": _("Skipping rope"),
        "stomp": _("Stamping"),
        "heel_drop": _("Stiff heel drops"),
        "jump_small_post": _("Small jumps"),
        "star_jump": _("Star jumps"),
        "hop": _("Hopping on one leg"),
        "elliptical": _("Elliptical trainer"),
        "cycling": _("Cycling"),
        "swimming": _("Swimming"),
        "stumble": _("Stumbling, an accident"),
    }


def places() -> dict[str, str]:
    """Return where a load is measured, as an answer to choose."""
    return {
        "ground": _("under the foot"),
        "hip": _("in the hip"),
        "knee": _("in the knee"),
        "spine": _("in the lower spine"),
    }


def bones() -> dict[str, str]:
    """Return the four states of bones, by profile of the plan."""
    return {
        "general": _("healthy"),
        "osteopenia": _("osteopenia"),
        "osteoporosis": _("osteoporosis, or I broke a bone"),
        "vertebral_fracture": _("a broken vertebra, or several bones"),
    }


def fits() -> dict[Fit, str]:
    """Return what each fit means."""
    return {
        Fit.FINE: _("fine, as far as we know"),
        Fit.HOLD_ON: _("hold on to something"),
        Fit.BUILD_UP: _("build up to it first"),
        Fit.GUIDE: _("only with a guide"),
        Fit.LEAVE: _("not now"),
    }


def short_fits() -> dict[Fit, str]:
    """Return what each fit means, in the few letters of a chart; nothing for what is fine."""
    return {
        Fit.FINE: "",
        Fit.HOLD_ON: _("hold on"),
        Fit.BUILD_UP: _("build up first"),
        Fit.GUIDE: _("with a guide"),
        Fit.LEAVE: _("not now"),
    }


def signals() -> dict[int | None, str]:
    """Return the classes of `course.activities`, the course's judgement for bone in the legs."""
    return {
        None: "–",
        0: _("hardly a signal"),
        1: _("a signal to keep bone"),
        2: _("some signal to build"),
        3: _("a clear signal to build"),
        4: _("a strong signal to build"),
    }


def impact_warning() -> str:
    """Return the line of safety that stands beside every impact."""
    return _(
        "Weak bones, a broken vertebra, or you fall easily? Learn impacts with a therapist first."
    )


def instead(advice: Advice) -> str:
    """Return what to do instead, as a list in words; empty where there is nothing."""
    known = {
        "own_pace_walk": _("walking at your own pace"),
        "brisk_walk": _("a brisk walk"),
        "march": _("marching on the spot"),
        "step_up": _("stepping up and down a step"),
        "heel_drop_soft": _("soft heel drops"),
        "stamp_light": _("light stamps"),
        "hip_hinge": _("bending at the hips with a long back"),
        "squat": _("bending the knees"),
        "golfer_lift": _("lifting with one leg swung back"),
        "step_to_turn": _("turning with small steps"),
        "lift_from_thigh_height": _("lifting from thigh height"),
        "one_leg_stand_at_worktop": _("one leg at the kitchen counter"),
        "strength_twice_a_week": _("strength training twice a week"),
    }
    return ", ".join(known[name] for name in advice.instead)


def why(activity: Activity, advice: Advice, *, falls: bool) -> str:
    """Return in a sentence why an activity is not simply fine; empty where it is."""
    if advice.fit is Fit.FINE:
        return ""
    if advice.fit is Fit.HOLD_ON:
        return _("Keep a hand on a rail or a counter.")
    if advice.fit is Fit.BUILD_UP:
        words = _("The plan in chapter 8 begins with impacts in week {n}.")
        return words.format(n=advice.first_week)
    impact = activity.group in IMPACTS
    if falls and (impact or activity.group in ("walking", "sport")):
        return _("Balance and strength come first, because you fall easily.")
    if "allison2015" in {key for caution in advice.cautions for key in caution.sources}:
        return _("Its researchers advise against it with osteoporosis.")
    if impact and advice.cautions:
        return _("Experts advise nothing harder than brisk walking after such a break.")
    if advice.limit is not None:
        words = _("It was measured above {n} times body weight: too hard to begin with.")
        return words.format(n=number(advice.limit))
    if impact:
        return _("Learn it with a therapist: how high, how soft, how often.")
    return _("Weak bones in the back do not like a forceful bend or turn.")


def who(load: Load) -> str:
    """Return who was measured, in a few words."""
    artificial_hip = _("{n} people with an artificial hip that measures")
    artificial_knee = _("{n} people with an artificial knee that measures")
    known = {
        "bergmann2001": artificial_hip.format(n=4),
        "bergmann1993": artificial_hip.format(n=2),
        "kutzner2010": artificial_knee.format(n=5),
        "dlima2013": _("up to 4 people with an artificial knee that measures"),
        "wilke1999": _("one man with a sensor in his disc"),
        "schwartz2008": _("children, scaled to adults"),
        "fukuchi2018": _("one adult on a treadmill"),
        "stacoff2005": _("20 adults on a steep staircase"),
        "keller1996": _("23 adults"),
        "ricard1994": _("5 women"),
        "bassey1998": _("women after menopause"),
        "clissold2020": _("21 women of about 43"),
        "clissold2022": _("21 women of about 43"),
        "clissold2021": _("20 women of about 42"),
        "ryan2021": _("20 women of about 42"),
    }
    if load.population.startswith("one person"):
        return _("one other person")
    if load.population.startswith("women before menopause"):
        return _("younger women")
    if load.population.startswith("the same"):
        return _("the same women, with more effort")
    if load.sources == ("fukuchi2018", "schwartz2008"):
        return _("one adult, and children scaled to adults")
    return known.get(load.sources[0], "")


def value(load: Load, standing: float | None, place: str) -> str:
    """Write a load as people read it: in body weights, or beside standing."""
    if place == "spine" and standing is not None:
        return _("{n} × standing").format(n=number(standing, 1))
    return _("{n} ×").format(n=times(load.value))
