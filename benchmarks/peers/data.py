"""What all compared apps show: bone density by age, and the reader's own point in it."""

from course import density

AGES = list(range(20, 91, 2))
AGE, BMD = 70, 0.64
BMD_RANGE = {"min": 0.35, "max": 1.4, "step": 0.01}
CURVES = [
    [density.percentile_bmd(percentile, age, "female", "femoral_neck") for age in AGES]
    for percentile in (5, 50, 95)
]


def sentence(bmd: float) -> str:
    """Return the answer above the chart."""
    return f"T-score {density.t_score(bmd):.1f}"
