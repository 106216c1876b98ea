"""What the paper of a scan says, in sentences."""

from typing import Any

from course import density
from course.density import Category
from widgets import scan_words
from widgets.calculators.bone_density import category_names
from widgets.common import sexes
from widgets.text import _, number

SPINE_MISLEADS_FROM = 60  # where the note on worn joints begins


def _broken(values: dict[str, Any]) -> str:
    """Name the bones that broke, as the middle of a sentence; empty if none is known."""
    if values["vertebra"] and values["hip"]:
        return _("a broken vertebra and hip")
    if values["vertebra"]:
        return _("a broken vertebra")
    return _("a broken hip") if values["hip"] else ""


def headline(values: dict[str, Any], result: Any) -> str:
    """Return the score that counts, and its class."""
    t_text, z_text = (
        scan_words.t_score_text(result.t_score),
        scan_words.z_score_text(result.z_score),
    )
    if not result.measured:
        return _("No scan value yet. The average {person} of {age} has a T-score of {t}.").format(
            person=sexes()[values["sex"]], age=number(values["age"], 0), t=t_text
        )
    if result.category is None:
        if density.below_expected_range(result.z_score):
            return _("Z-score {score}: lower than expected at this age.").format(score=z_text)
        return _("Z-score {score}: within the range expected at this age.").format(score=z_text)
    category, broken = result.category, _broken(values)
    if broken and category is Category.OSTEOPOROSIS:
        category = Category.SEVERE_OSTEOPOROSIS
    elif broken:
        more = any(rule.rule == "alliance_2014" for rule in result.rules)
        words = (
            _("T-score {score}, and {broken}: the broken bone counts more than the score.")
            if more
            else _("T-score {score}, and {broken}: the broken bone counts, too.")
        )
        return words.format(score=t_text, broken=broken)
    return _("T-score {score}: {category}.").format(
        score=t_text, category=category_names()[category]
    )


def detail(values: dict[str, Any], result: Any) -> str:
    """Return why this score counts, and how it stands among people of the same age."""
    words = {
        "people": scan_words.people(values["sex"]),
        "age": number(values["age"], 0),
        "z": scan_words.z_score_text(result.z_score),
        "weaker": scan_words.of_100(result.percentile),
    }
    if not result.measured:
        return _("Take the number in g/cm² from your paper. It stands behind BMD.")
    peers = _("Of 100 {people} of {age}, {weaker} would score lower.").format(**words)
    if result.category is None:
        why = (
            _("The Z-score counts for you, because your periods are not over.")
            if values["sex"] == "female"
            else _("The Z-score counts for you, because you are a man under 50.")
        )
        return f"{why} {peers} {_after_fracture(values, result)}".strip()
    why = (
        _("The T-score counts for you: it is meant for women after the menopause.")
        if values["sex"] == "female"
        else _("The T-score counts for you: it is meant for men from 50.")
    )
    beside = _("Beside {people} of your age it is a Z-score of {z}.").format(**words)
    return _after_fracture(values, result) or f"{why} {beside} {peers}"


def _after_fracture(values: dict[str, Any], result: Any) -> str:
    """Say what published rules make of a broken bone, and that a doctor decides."""
    if not _broken(values):
        return ""
    if result.category is None:
        return _("Tell your doctor about the broken bone, whatever the score.")
    said = []
    met = {rule.rule for rule in result.rules}
    if "alliance_2014" in met and result.category is not Category.OSTEOPOROSIS:
        said.append(_("A group of experts in the United States (2014) calls this osteoporosis."))
    if "dutch_2012" in met:
        said.append(
            _("A Dutch standard (2012) advised a medicine after a broken vertebra, at any T-score.")
        )
    said.append(_("This is not a diagnosis: ask your doctor soon what it means for you."))
    return " ".join(said)


def note(values: dict[str, Any], result: Any) -> str:
    """Return what else to know about this machine, this place and this person."""
    said = []
    if result.measured and values["maker"] != "hologic":
        said.append(
            _("On a Hologic scanner it would be about {bmd} g/cm². Each maker has its scale.")
        )
    if values["site"] == "lumbar_spine" and values["age"] >= SPINE_MISLEADS_FROM:
        said.append(_("In older people worn joints make the spine look denser than it is."))
    if result.t_score_men is not None and result.counts == "t":
        said.append(_("Against young men, as some centres report, the T-score is {men}."))
    if values["vertebra"] is None and result.counts == "t":
        said.append(
            _(
                "Many broken vertebrae go unnoticed. Are you shorter than you were, or is there "
                "new pain in your back? Ask for a picture of it."
            )
        )
    men = "" if result.t_score_men is None else number(result.t_score_men, 1)
    return " ".join(said).format(bmd=number(result.bmd, 2), men=men)
