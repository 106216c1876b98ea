"""What every function of the course refuses, and how: a sentence, and what it is about."""

import math
from contextlib import contextmanager

import pytest

from course.checks import CourseError

NO_NUMBERS = [math.nan, math.inf, -math.inf, True, False, "3", "", None, [3], 1 + 0j]
SENTENCE = r"^[A-Z].*\.$"


@contextmanager
def refused(*fields, sentence=SENTENCE):
    """Expect a refusal about one of these parameters whose sentence fits a pattern."""
    with pytest.raises(CourseError, match=sentence) as refusal:
        yield
    assert refusal.value.field in fields
