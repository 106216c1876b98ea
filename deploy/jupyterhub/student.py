"""Starts a student's own server: JupyterLab on a copy of the notebooks that is hers to change.

Runs as the student, in her home. What she has changed or added is never touched again; chapters
that are new since her last visit are added.
"""

import os
import shutil
import sys
from pathlib import Path

SOURCE = Path(os.environ["BONE_COURSE_NOTEBOOKS"])
OWN = Path.home() / "strong-bones"


def add_what_is_new() -> None:
    """Copy the notebooks that are not there yet."""
    for file in sorted(SOURCE.rglob("*.ipynb")):
        own = OWN / file.relative_to(SOURCE)
        if not own.exists() and ".ipynb_checkpoints" not in own.parts:
            own.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, own)  # without its rights: the original may be read-only


if __name__ == "__main__":
    add_what_is_new()
    os.chdir(OWN)
    os.execvp("jupyterhub-singleuser", ["jupyterhub-singleuser", *sys.argv[1:]])
