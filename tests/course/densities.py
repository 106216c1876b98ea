"""What the tests of bone density share: which curves there are, and values to draw from."""

from hypothesis import strategies as st

from course.density import SITES, SURVEYS

NODES = (25, 35, 45, 55, 65, 75, 85)
ALL = [
    (sex, site, survey)
    for sex in ("female", "male")
    for site in SITES
    for survey in SURVEYS
    if (site, survey) != ("lumbar_spine", "nhanes3")
]
# Women of the United States by ten years of age (50–59 … 80 and over), census of 2010, millions.
CENSUS = {55: 21.5, 65: 15.3, 75: 9.2, 85: 7.15}

ages = st.floats(20, 90)
sexes = st.sampled_from(["female", "male"])
sites = st.sampled_from(SITES)
bmds = st.floats(0.3, 1.6)
scores = st.floats(-6, 4)
