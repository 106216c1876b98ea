"""Settings for all tests."""

from hypothesis import settings

# A busy machine is slow now and then: a test fails for a wrong answer, never for a late one. The
# same examples every time, so that a failure on one machine is the same failure on the next.
settings.register_profile("course", deadline=None, derandomize=True)
settings.load_profile("course")
