"""What people touch: calculators, controls, charts and quizzes."""
