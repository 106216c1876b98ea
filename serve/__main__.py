"""`python -m serve` is the `bone-course` command."""

import sys

from serve.cli import main

sys.exit(main())
