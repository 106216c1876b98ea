"""What the tests of calculators share: which there are, and what one says."""

import widgets
from widgets import Calculator

CALCULATORS = [
    thing
    for thing in vars(widgets).values()
    if isinstance(thing, type) and issubclass(thing, Calculator) and thing is not Calculator
]


def sentences(calculator):
    return f"{calculator.view['headline']} {calculator.view['detail']}"
