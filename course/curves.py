"""Smooth curves through measured points, without numpy or scipy."""

import math
from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import pairwise

from course.checks import CourseError


def monotone_cubic(xs: Sequence[float], ys: Sequence[float]) -> Callable[[float], float]:
    """Curve through points that never swings beyond them (PCHIP).

    Parameters
    ----------
    xs : sequence of float
        Positions, rising, at least two. [any unit]
    ys : sequence of float
        Values at those positions. [any unit]

    Returns
    -------
    callable
        The curve, defined from the first to the last position. Outside it refuses.

    Raises
    ------
    CourseError
        If there are fewer than two points, if the positions do not rise, or if a value is not a
        finite number.

    Notes
    -----
    Between two neighbouring points a cubic polynomial with given slopes d at both ends [1]_. With
    h the widths and m the mean slopes of the pieces, the slope at an inner point is zero where
    the pieces disagree in direction, and otherwise the weighted harmonic mean

    .. math:: d_k = \\frac{w_1 + w_2}{w_1 / m_{k-1} + w_2 / m_k}, \\quad
              w_1 = 2 h_k + h_{k-1}, \\quad w_2 = h_k + 2 h_{k-1}

    At the ends a three-point formula, limited so that the curve keeps the direction of the
    points. Where the points rise or fall, so does the curve.

    References
    ----------
    .. [1] fritsch1980

    Examples
    --------
    >>> curve = monotone_cubic([25, 35, 45], [1.0, 1.0, 0.8])
    >>> curve(30)
    1.0
    >>> round(curve(40), 4)
    0.9375
    """
    x, y = [float(v) for v in xs], [float(v) for v in ys]
    rising = all(low < high for low, high in pairwise(x))
    if len(x) != len(y) or len(x) < 2 or not rising or not all(map(math.isfinite, x + y)):
        raise CourseError("A curve needs two or more points whose positions rise.", "xs")
    h = [b - a for a, b in pairwise(x)]
    m = [(b - a) / width for (a, b), width in zip(pairwise(y), h, strict=True)]
    d = _slopes(h, m)

    def curve(at: float) -> float:
        if not x[0] <= at <= x[-1]:
            raise CourseError("The curve ends before this point.", "at")
        k = min(bisect_right(x, at), len(h)) - 1
        t = (at - x[k]) / h[k]
        return (
            y[k] * (1 + 2 * t) * (1 - t) ** 2
            + y[k + 1] * t**2 * (3 - 2 * t)
            + h[k] * d[k] * t * (1 - t) ** 2
            + h[k] * d[k + 1] * t**2 * (t - 1)
        )

    return curve


def _slopes(h: list[float], m: list[float]) -> list[float]:
    if len(h) == 1:
        return [m[0], m[0]]
    inner = []
    for (h0, h1), (m0, m1) in zip(pairwise(h), pairwise(m), strict=True):
        if m0 * m1 <= 0:
            inner.append(0.0)
        else:
            w0, w1 = 2 * h1 + h0, h1 + 2 * h0
            inner.append((w0 + w1) / (w0 / m0 + w1 / m1))
    return [_end(h[0], h[1], m[0], m[1]), *inner, _end(h[-1], h[-2], m[-1], m[-2])]


def _end(h0: float, h1: float, m0: float, m1: float) -> float:
    slope = ((2 * h0 + h1) * m0 - h0 * m1) / (h0 + h1)
    if slope * m0 <= 0:
        return 0.0
    if m0 * m1 <= 0 and abs(slope) > 3 * abs(m0):
        return 3 * m0
    return slope
