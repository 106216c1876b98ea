"""How the course is served: the Voila template, its settings and the `bone-course` command."""

import sys

# Jupyter's events would spend a second on building a grammar for a format that nothing here uses.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
