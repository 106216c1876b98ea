"""Competing risk: who dies first breaks no bone any more."""

import math
from collections.abc import Sequence


def chance_before_death(fractures: Sequence[float], deaths: Sequence[float], step: float) -> float:
    """Chance to break a bone within some years, when people may die before they do.

    Parameters
    ----------
    fractures, deaths : sequence of float
        Rates in the middle of every time step, equally many. [per person-year], 0 or more
    step : float
        Length of one step. [years]

    Returns
    -------
    float
        Share of people who break a bone first. [0–1]

    Raises
    ------
    ValueError
        If the two sequences are not equally long.

    Notes
    -----
    The competing-risk sum (cumulative incidence) by the midpoint rule,

    .. math:: P(T) = \\int_0^T h(t)\\, e^{-\\int_0^t (h + μ)\\,ds}\\, dt

    with h the fracture rate and μ the death rate. With μ = 0 it is 1 − exp(−∫h), the answer
    for people who cannot die.

    Examples
    --------
    >>> round(chance_before_death([0.02] * 200, [0.0] * 200, 0.05), 4)
    0.1813
    >>> round(chance_before_death([0.02] * 200, [0.1] * 200, 0.05), 4)
    0.1165
    """
    gone = 0.0  # cumulative rate of either at the start of the step
    chance = 0.0
    for fracture, death in zip(fractures, deaths, strict=True):
        here = (fracture + death) * step
        chance += fracture * step * math.exp(-gone - here / 2)
        gone += here
    return chance
