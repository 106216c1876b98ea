"""What people touch: calculators, controls, charts and quizzes.

>>> from widgets import Standing
>>> Standing(legs="one", mass=72.5)
Standing(legs='one', mass=72.5)
"""

from widgets.calculator import Calculator
from widgets.calculators.activities import Activities
from widgets.calculators.after_first_fracture import AfterFirstFracture
from widgets.calculators.bone_density import BoneDensity
from widgets.calculators.calcium_week import CalciumWeek
from widgets.calculators.falls_training import FallsTraining
from widgets.calculators.force_to_strain import ForceToStrain
from widgets.calculators.fracture_risk import FractureRisk
from widgets.calculators.height_loss import HeightLoss
from widgets.calculators.how_common import HowCommon
from widgets.calculators.how_heavy import HowHeavy
from widgets.calculators.lifting import Lifting
from widgets.calculators.medication_effect import MedicationEffect
from widgets.calculators.muscle_and_bone import MuscleAndBone
from widgets.calculators.my_numbers import MyNumbers
from widgets.calculators.protein import Protein
from widgets.calculators.read_scan import ReadScan
from widgets.calculators.real_change import RealChange
from widgets.calculators.relative_absolute import RelativeAbsolute
from widgets.calculators.remodelling_cycle import RemodellingCycle
from widgets.calculators.scan_visible import ScanVisible
from widgets.calculators.self_tests import SelfTests
from widgets.calculators.sideways_fall import SidewaysFall
from widgets.calculators.spine_day import SpineDay
from widgets.calculators.standing import Standing
from widgets.calculators.tablets import Tablets
from widgets.calculators.treatment_pillars import TreatmentPillars
from widgets.calculators.twelve_weeks import TwelveWeeks
from widgets.calculators.visit_questions import QuestionsForTheVisit
from widgets.calculators.vitamins_minerals import VitaminsMinerals
from widgets.calculators.walking import Walking
from widgets.calculators.week_stimulus import WeekStimulus
from widgets.chart import Chart
from widgets.course_test import CourseTest
from widgets.flash_cards import FlashCards
from widgets.model_card import ModelCard
from widgets.practice import Practice
from widgets.quiz import Quiz, QuizNumber, QuizOrder, QuizSeveral
from widgets.source_list import Sources
from widgets.summary import Summary
from widgets.text import set_language

__all__ = [
    "Activities",
    "AfterFirstFracture",
    "BoneDensity",
    "CalciumWeek",
    "Calculator",
    "Chart",
    "CourseTest",
    "FallsTraining",
    "FlashCards",
    "ForceToStrain",
    "FractureRisk",
    "HeightLoss",
    "HowCommon",
    "HowHeavy",
    "Lifting",
    "MedicationEffect",
    "ModelCard",
    "MuscleAndBone",
    "MyNumbers",
    "Practice",
    "Protein",
    "QuestionsForTheVisit",
    "Quiz",
    "QuizNumber",
    "QuizOrder",
    "QuizSeveral",
    "ReadScan",
    "RealChange",
    "RelativeAbsolute",
    "RemodellingCycle",
    "ScanVisible",
    "SelfTests",
    "SidewaysFall",
    "Sources",
    "SpineDay",
    "Standing",
    "Summary",
    "Tablets",
    "TreatmentPillars",
    "TwelveWeeks",
    "VitaminsMinerals",
    "Walking",
    "WeekStimulus",
    "set_language",
]
