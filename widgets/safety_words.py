"""The safety questions in the reader's words, and what follows from a "yes"."""

from course.safety import Gate, Question, questions
from widgets.text import _, number


def statements() -> dict[str, str]:
    """Return the safety questions as statements to tick, by key."""
    texts = {
        "sudden_back_pain": _("Strong back pain that is new, or came suddenly"),
        "height_loss": _("{n} cm or more shorter than as a young adult, and nobody knows why"),
        "height_loss_year": _("{n} cm or more shorter within a year"),
        "painful_fall": _("A fall, and now one leg hurts and cannot carry me"),
        "numb_or_weak_legs": _("Back pain, and numb or weak legs"),
        "bladder_or_bowel": _("Back pain, and a change in bladder or bowel"),
        "chest_pain": _("Pain or pressure in my chest"),
        "breathless_at_rest": _("Short of breath while I rest"),
        "fainting": _("I fainted, or nearly did"),
        "heart_or_lung_disease": _("A heart or lung disease that is not under control"),
        "fever": _("A fever"),
        "recent_fracture": _("A broken bone, less than {n} weeks ago"),
        "recent_operation": _("An operation on spine, hip or shoulder, less than {n} weeks ago"),
        "vertebral_fracture": _("A broken back bone, or two or more broken bones"),
        "several_fractures": _("{n} or more bones broken by small falls"),
        "severe_osteoporosis": _("T-score of {n} or lower, and a bone broken by a small fall"),
        "heavy_lifting": _("I want to lift very heavy: {n} % of my strongest lift, or more"),
    }
    return {
        question.key: texts[question.key].format(
            n="" if question.value is None else number(question.value)
        )
        for question in questions()
    }


def headline(gate: Gate, who: str) -> str:
    """Return the answer when a plan has to wait."""
    if who == "emergency":
        return _("Please get help now: call your emergency number.")
    if gate is Gate.STOP:
        return _("Please call your doctor first. Your plan can wait.")
    return _("Your body is mending. Follow your own therapist or surgeon first.")


def instead(gate: Gate, who: str) -> list[str]:
    """Return what to do instead of the plan."""
    if who == "emergency":
        return [
            _("Call now, and say what you ticked."),
            _("Do not train today."),
            _("Once you are well again and your doctor agrees, come back. The plan is here."),
        ]
    if gate is Gate.STOP:
        return [
            _("Tell your doctor what you ticked, and ask which movement is good for you now."),
            _("Leave training out until then."),
            _("Once your doctor agrees, come back, and the plan opens."),
        ]
    return [
        _("Keep to the exercises that your therapist or surgeon gave you."),
        _("Ask them when you may begin to build up."),
        _("Once the weeks are over and they agree, come back, and the plan opens."),
    ]


def whom(question: Question) -> str:
    """Return whom to turn to."""
    return {
        "emergency": _("call your emergency number now"),
        "doctor": _("ask your doctor"),
        "therapist": _("ask your physiotherapist"),
    }[question.who]
