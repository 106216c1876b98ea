"""What the tests of fracture probability share: a chance in one line, and people to draw."""

from hypothesis import strategies as st

from course.fracture import (
    AGES,
    ANSWERS,
    BMIS,
    REGIONS,
    T_SCORES,
    Person,
    ten_year_probability,
)

NO = dict.fromkeys(ANSWERS, False)


def chance(*person, years=10, ignore_death=False, **answers):
    return ten_year_probability(Person(*person, **answers), years, ignore_death)


@st.composite
def people(draw, **fixed):
    answers = {name: draw(st.sampled_from([None, True, False])) for name in ANSWERS}
    t_score = draw(st.none() | st.floats(*T_SCORES))
    bmi = draw(st.none() | (st.floats(*BMIS) if t_score is None else st.floats(10, 70)))
    person = {
        "sex": draw(st.sampled_from(["female", "male"])),
        "age": draw(st.floats(*AGES)),
        "t_score": t_score,
        "bmi": bmi,
        "region": draw(st.sampled_from(REGIONS)),
        **answers,
    }
    return Person(**(person | fixed))
