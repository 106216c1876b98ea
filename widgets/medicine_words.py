"""Words about medicines against weak bones: names, kinds, cautions, times."""

from course import medicine_counts, medicines, tables
from course.medicines import Trial
from widgets.text import _, number

FOLLOWS = tables.value("treatment", "next_after_denosumab")


def outcomes() -> dict[str, str]:
    """Return what may be counted."""
    return {"hip": _("broken hips"), "vertebra": _("broken vertebrae")}


def names() -> dict[str, str]:
    """Return the medicines by their names without a brand."""
    return {
        "alendronate": _("alendronate"),
        "risedronate": _("risedronate"),
        "zoledronic_acid": _("zoledronic acid"),
        "bisphosphonates": _("a bisphosphonate"),
        "denosumab": _("denosumab"),
        "teriparatide": _("teriparatide"),
        "romosozumab": _("romosozumab"),
        "romosozumab_alendronate": _("romosozumab, then alendronate"),
        "raloxifene": _("raloxifene"),
    }


def families() -> dict[str, str]:
    """Return what each kind of medicine does."""
    return {
        "bisphosphonate": _("slows the breakdown of bone"),
        "rankl_inhibitor": _("stops the cells that break bone down"),
        "pth_analogue": _("builds bone"),
        "sclerostin_inhibitor": _("builds bone and slows its breakdown"),
        "serm": _("acts on bone like the hormone oestrogen"),
    }


def classes() -> dict[str, str]:
    """Return the names doctors use for the kinds."""
    return {
        "bisphosphonate": _("bisphosphonate"),
        "rankl_inhibitor": _("RANKL inhibitor"),
        "pth_analogue": _("bone builder"),
        "sclerostin_inhibitor": _("bone builder"),
        "serm": _("SERM"),
    }


def options(outcome: str) -> dict[str, str]:
    """Return the medicines to choose from, each with its kind."""
    kinds = classes()
    found = {}
    for trial in medicines.trials(outcome):
        name = names()[trial.medicine]
        label = _("{name} ({kind})").format(name=name, kind=kinds[trial.family])
        found[trial.medicine] = (
            _("a bisphosphonate (several together)")
            if trial.medicine == "bisphosphonates"
            else label
        )
    return found


def cautions() -> dict[str, str]:
    """Return what to know before stopping, and whom a medicine is not for."""
    return {
        "rebound": _("Never stop or delay denosumab without a plan."),
        "next": _("When it ends, another medicine follows to keep the gain."),
        "heart": _("It is not for people who have had a heart attack or a stroke."),
        "pause": _("A pause after some years is something to plan with your doctor."),
        "ask": _("Ask your doctor before you stop."),
    }


def caution(medicine: str) -> str:
    """Return the cautions for a medicine, in one or two sentences."""
    return " ".join(cautions()[key] for key in medicines.cautions(medicine))


def rebound() -> str:
    """Return why denosumab is not stopped without a plan, in people."""
    stopped = medicine_counts.after_stopping()
    return _(
        "Of {of} women on denosumab about {during} had a broken vertebra in a year, and about "
        "{after} in a year after they stopped: the gain is soon lost, and several can break at "
        "once. So another medicine begins about {months} months after the last injection."
    ).format(
        of=number(1000, 0),
        during=number(10 * stopped.during, 0),
        after=number(10 * stopped.after, 0),
        months=number(FOLLOWS, 0),
    )


def time(trial: Trial) -> str:
    """Return how long a trial took: ``"3 years"``, ``"21 months"``, ``"1 to 4 years"``."""
    if trial.longest != trial.months:
        return _("{low} to {high} years").format(
            low=number(trial.months / 12, 0), high=number(trial.longest / 12, 0)
        )
    if trial.months % 12 or trial.months == 12:
        return _("{n} months").format(n=number(trial.months, 0))
    return _("{n} years").format(n=number(trial.months / 12, 0))


def comparators() -> dict[str, str]:
    """Return what a medicine was compared with."""
    return {"placebo": _("a dummy (placebo)"), "alendronate": _("alendronate alone")}
