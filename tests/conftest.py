"""Settings for all tests."""

import signal

from hypothesis import settings

# A busy machine is slow now and then: a test fails for a wrong answer, never for a late one. The
# same examples every time, so that a failure on one machine is the same failure on the next.
settings.register_profile("course", deadline=None, derandomize=True)
settings.load_profile("course")

# A shell that runs the tests in the background switches Ctrl-C off, and that is handed on to the
# servers that the tests start, which are to be stopped with it.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
