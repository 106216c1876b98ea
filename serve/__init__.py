"""How the course is served: the Voila template, its settings and the `bone-course` command."""
