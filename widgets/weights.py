"""Forces as people feel them: so many kilograms (or pounds) resting on a spot."""

import math
from dataclasses import dataclass
from typing import Any

from widgets.text import _, number
from widgets.units import MASS


@dataclass(frozen=True)
class BodyWeight:
    """Turns forces in body weights into the reader's unit of mass.

    Attributes
    ----------
    mass : float
        The reader's mass. [kg]
    unit : int
        Position in `widgets.units.MASS` of the unit the reader sees.
    """

    mass: float
    unit: int = 0

    def _template(self) -> str:
        return (_("{n} kg"), _("{n} lb"))[self.unit]

    def text(self, body_weights: float) -> str:
        """Return a force as the weight that would press as hard: ``"36 kg"``.

        Rounded to whole units; only the whole body weight is written as it was entered.
        """
        pressing = body_weights * self.mass / MASS[self.unit].factor
        if body_weights == 1 and not float(round(pressing, 1)).is_integer():
            return self._template().format(n=number(pressing, MASS[self.unit].digits))
        return self._template().format(n=number(math.floor(pressing + 0.5), 0))

    def for_picture(self) -> dict[str, Any]:
        """Return what a picture needs to write such texts while it moves."""
        return {"per_bw": self.mass / MASS[self.unit].factor, "text": self._template()}


def times(body_weights: float) -> str:
    """Return a force in body weights with one digit: ``"2.6"``."""
    return number(body_weights, 1)
