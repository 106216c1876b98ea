"""What people touch: calculators, controls, charts and quizzes.

>>> from widgets import Standing
>>> Standing(legs="one", mass=72.5)
Standing(legs='one', mass=72.5)
"""

from widgets.calculator import Calculator
from widgets.calculators.bone_density import BoneDensity
from widgets.calculators.calcium_week import CalciumWeek
from widgets.calculators.falls_training import FallsTraining
from widgets.calculators.fracture_risk import FractureRisk
from widgets.calculators.how_common import HowCommon
from widgets.calculators.lifting import Lifting
from widgets.calculators.my_numbers import MyNumbers
from widgets.calculators.protein import Protein
from widgets.calculators.read_scan import ReadScan
from widgets.calculators.real_change import RealChange
from widgets.calculators.self_tests import SelfTests
from widgets.calculators.sideways_fall import SidewaysFall
from widgets.calculators.spine_day import SpineDay
from widgets.calculators.standing import Standing
from widgets.calculators.tablets import Tablets
from widgets.calculators.vitamins_minerals import VitaminsMinerals
from widgets.calculators.walking import Walking
from widgets.chart import Chart
from widgets.flash_cards import FlashCards
from widgets.model_card import ModelCard
from widgets.quiz import Quiz
from widgets.source_list import Sources
from widgets.text import set_language

__all__ = [
    "BoneDensity",
    "CalciumWeek",
    "Calculator",
    "Chart",
    "FallsTraining",
    "FlashCards",
    "FractureRisk",
    "HowCommon",
    "Lifting",
    "ModelCard",
    "MyNumbers",
    "Protein",
    "Quiz",
    "ReadScan",
    "RealChange",
    "SelfTests",
    "SidewaysFall",
    "Sources",
    "SpineDay",
    "Standing",
    "Tablets",
    "VitaminsMinerals",
    "Walking",
    "set_language",
]
