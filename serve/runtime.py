"""What a running server stands on: its folder, and the files for input, output and errors.

The folder lies in memory, so that a full disk does no harm.
"""

import os
import shutil
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import IO

from serve.places import in_memory

try:
    import fcntl
except ImportError:  # Windows, where nothing lies in memory
    fcntl = None  # type: ignore[assignment]

PREFIX = "bone-course-"
LOCK = "lock"
STANDARD = ("stdin", "stdout", "stderr")  # in the order of their numbers
SURELY_LOCKED = 60.0  # s after which a folder that nobody holds has no server any more

_held: list[IO[bytes]] = []  # for as long as this process lives, also if it is killed


def make_folder() -> Path:
    """Make the folder of this server; clear away those of servers that were killed."""
    parent = in_memory()
    if parent and fcntl:
        clear_away(Path(parent))
    folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=parent))
    if fcntl:
        lock = (folder / LOCK).open("wb")
        fcntl.flock(lock, fcntl.LOCK_EX)
        _held.append(lock)
    return folder


def clear_away(parent: Path) -> None:
    """Remove the folders of servers that are no more and of which we are the owner."""
    for folder in parent.glob(f"{PREFIX}*"):
        with suppress(OSError):  # it has just gone, or a server holds it
            status = folder.stat()
            if status.st_uid != os.geteuid() or time.time() - status.st_mtime < SURELY_LOCKED:
                continue
            with (folder / LOCK).open("rb") as lock:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(folder)


def fill_standard_files() -> None:
    """Fill what was closed of input, output and errors, as by ``>&-``.

    Otherwise the next file or socket takes that number, and kernels print into it or do not start.
    """
    for number in range(len(STANDARD)):
        try:
            os.fstat(number)
        except OSError:
            fill(number)


def fill(number: int) -> None:
    """Put the file that holds nothing in the place of one of the standard files."""
    nothing = os.open(os.devnull, os.O_RDWR)
    if nothing == number:  # it was the lowest one that was free
        os.set_inheritable(nothing, True)
    else:
        os.dup2(nothing, number)
        os.close(nothing)
    if getattr(sys, STANDARD[number]) is None:  # so Python calls one that was closed at its start
        setattr(sys, STANDARD[number], os.fdopen(number, "w" if number else "r"))
