"""Bone mineral density (BMD): every name of the topic.

A DXA scan measures density per area [g/cm²] at the hip and the spine. The T-score compares it
with young women, the Z-score with people of the same age and sex. The parts live in
`course.t_scores` (beside young adults, classes), `course.density_by_age` (means, spreads, ages),
`course.density_path` (one person's years) and `course.scanners` (makers, two scans); this module
hands on their names.
"""

from course.density_by_age import (
    SITES,
    SURVEYS,
    below_expected_range,
    bone_equivalent_age,
    mean_bmd,
    peak_age,
    percentile,
    percentile_bmd,
    sd_bmd,
    z_score,
)
from course.density_path import age_at_density, personal_path, relative_strength
from course.scanners import (
    MAKERS,
    convert,
    is_real_change,
    least_significant_change,
    standardised,
)
from course.t_scores import Category, bmd_at_t_score, classify, share_below, t_score

__all__ = [
    "MAKERS",
    "SITES",
    "SURVEYS",
    "Category",
    "age_at_density",
    "below_expected_range",
    "bmd_at_t_score",
    "bone_equivalent_age",
    "classify",
    "convert",
    "is_real_change",
    "least_significant_change",
    "mean_bmd",
    "peak_age",
    "percentile",
    "percentile_bmd",
    "personal_path",
    "relative_strength",
    "sd_bmd",
    "share_below",
    "standardised",
    "t_score",
    "z_score",
]
