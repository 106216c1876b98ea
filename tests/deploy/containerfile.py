"""Reads a Containerfile, as far as ours goes."""

import json
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
FILE = ROOT / "deploy" / "Containerfile"
Step = tuple[str, str]  # instruction, the rest


def stages() -> list[list[Step]]:
    """Return the steps of each stage; the first step of a stage is its FROM."""
    text = re.sub(r"^\s*#.*\n", "", FILE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    lines = text.replace("\\\n", " ").splitlines()
    found: list[list[Step]] = []
    for line in filter(None, map(str.strip, lines)):
        instruction, _, rest = line.partition(" ")
        if instruction == "FROM":
            found.append([])
        found[-1].append((instruction, " ".join(rest.split())))
    return found


def only(instruction: str) -> str:
    """Return what an instruction says that stands once in the last stage."""
    (said,) = [rest for name, rest in stages()[-1] if name == instruction]
    return said


def words(instruction: str) -> list[str]:
    """Return the words of ENTRYPOINT or CMD."""
    said: list[str] = json.loads(only(instruction))
    return said


def environment() -> dict[str, str]:
    pairs = [pair for name, rest in stages()[-1] if name == "ENV" for pair in rest.split()]
    return dict(pair.split("=", 1) for pair in pairs)
