"""Words of the list of questions for a visit: people, topics and the questions themselves."""

from widgets.text import _


def visits() -> dict[str, str]:
    """Return whom one may see."""
    return {
        "doctor": _("doctor"),
        "therapist": _("physio or exercise therapist"),
        "pharmacist": _("pharmacist"),
    }


def titles() -> dict[str, str]:
    """Return the heading of the list."""
    return {
        "doctor": _("For my visit to the doctor"),
        "therapist": _("For my visit to the therapist"),
        "pharmacist": _("For my visit to the pharmacist"),
    }


def topics() -> dict[str, str]:
    """Return what one may want to talk about."""
    return {
        "scan": _("the bone scan"),
        "fracture": _("a broken bone"),
        "medicine": _("a medicine"),
        "exercise": _("exercise"),
        "falls": _("falling"),
        "food": _("food and tablets"),
        "pain": _("pain"),
        "costs": _("what it costs"),
    }


def questions() -> dict[str, str]:
    """Return every question by its key."""
    return {**_doctor(), **_therapist(), **_pharmacist()}


def _doctor() -> dict[str, str]:
    return {
        "lowest_score": _("What is my lowest T-score, and what does it mean for me?"),
        "second_scan": _("Is a second scan useful, and when?"),
        "fracture_changes": _("Does my broken bone change the plan?"),
        "back_picture": _("Is a picture of my back useful, to look for a broken vertebra?"),
        "medicine_fits": _("Does a medicine fit me? What speaks for it, and what against?"),
        "how_many_helped": _("Of 1,000 people like me, how many does it help, in how many years?"),
        "how_long_and_stop": _("How long do I take it, and what comes when I stop?"),
        "anything_to_leave_out": _("May I train for strength? Is there anything to leave out?"),
        "refer_me": _("Can you send me to a therapist who knows weak bones?"),
        "why_did_i_fall": _("Why did I fall, and what can we do about it?"),
        "look_at_eyes_and_medicines": _(
            "Will you look at my eyes, my blood pressure and my medicines?"
        ),
        "vitamin_d_and_calcium": _("Do I need vitamin D or calcium beside my food?"),
        "kidneys": _("Do my kidneys set a limit?"),
        "could_be_vertebra": _("Could my back pain come from a broken vertebra?"),
        "pain_that_cannot_wait": _("Which pain cannot wait until the next visit?"),
        "reason_on_referral": _("What reason will you write on the letter to the therapist?"),
    }


def _therapist() -> dict[str, str]:
    return {
        "result_changes_training": _("Does my T-score change how I may train?"),
        "when_load_again": _("When may I load the bone that broke?"),
        "which_moves_not": _("Which moves do I leave out for now?"),
        "medicine_and_training": _("Do my medicines change how I train?"),
        "which_strength": _("Which strength exercises fit me, and how heavy?"),
        "build_up": _("How do I build up, and when do I rest?"),
        "keep_it_up": _("How do I keep it up when our sessions end?"),
        "balance_at_home": _("Which balance exercises can I do at home, safely?"),
        "get_up_from_floor": _("Can we practise getting up from the floor?"),
        "enough_to_train": _("Do I eat enough to get stronger, or shall I see a dietitian?"),
        "which_pain_is_fine": _("Which pain is fine while I train, and when do I stop?"),
        "bend_and_lift": _("Can you show me how to bend and lift?"),
        "how_many_sessions": _("How many sessions do I need, and what will I pay?"),
        "extra_training": _("Do you have extra training in weak bones?"),
    }


def _pharmacist() -> dict[str, str]:
    return {
        "medicines_weaken_bone": _("Can one of my medicines weaken my bones?"),
        "painkiller_with_others": _("Which painkiller goes with my other medicines?"),
        "how_to_take": _("How do I take this medicine: when, and with what?"),
        "forgotten_dose": _("What do I do when I forget a dose or an injection?"),
        "dentist": _("Does my dentist have to know about it?"),
        "dizzy_when_training": _("Can one of my medicines make me dizzy when I train?"),
        "medicines_unsteady": _("Which of my medicines can make me unsteady?"),
        "tablets_together": _("May I take calcium together with my other tablets?"),
        "painkiller_long": _("How long may I take this painkiller?"),
        "cheaper_make": _("Is there a cheaper make of the same medicine?"),
    }
