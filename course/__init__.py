"""The science of Strong Bones: pure functions and the numbers behind them.

One module per topic: :mod:`course.density`, :mod:`course.stance`, :mod:`course.gait`,
:mod:`course.impact`, :mod:`course.spine`, :mod:`course.adaptation`, :mod:`course.fracture`,
:mod:`course.falls`, :mod:`course.nutrition` and
:mod:`course.treatment`. A long topic is spread over more files; its
module hands on their names. Every function takes and returns plain numbers, refuses what it
cannot answer with a sentence (:class:`course.checks.CourseError`), and names its sources.
Standard library only, so the same code runs in a kernel, on a phone or inside a browser.
"""
