"""The course beside its peers, in one run: ``python -m benchmarks``.

Writes every figure to ``benchmarks/results/<what>.json`` and a table of medians and ratios to
``benchmarks/results/<what>.md``. Nothing here is a test.
"""

import argparse
import json
import os
import platform
import statistics
from pathlib import Path

from benchmarks import learners, page
from benchmarks.apps import APPS, prepare

RESULTS = Path(__file__).parent / "results"


def table(figures: dict[str, dict[str, list[float]]]) -> str:
    """Return medians, and how many times as much each peer needs, as a Markdown table."""
    names = list(next(iter(figures.values())))
    lines = [
        "| figure | " + " | ".join(names) + " |",
        "|---|" + "---|" * len(names),
    ]
    for figure, by_app in figures.items():
        medians = [statistics.median(by_app[name]) if by_app.get(name) else None for name in names]
        cells = [_cell(value, medians[0]) for value in medians]
        lines.append(f"| {figure} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _cell(value: float | None, ours: float | None) -> str:
    if value is None:
        return "–"
    ratio = f" ({value / ours:.1f} ×)" if ours and value != ours else ""
    return f"{value:.3g}{ratio}" if value < 100 else f"{value:.0f}{ratio}"


def main() -> None:
    """Measure what is asked for, and write it down."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("what", nargs="?", choices=["page", "learners", "all"], default="all")
    parser.add_argument("--apps", nargs="+", choices=list(APPS), default=list(APPS))
    parser.add_argument("--rounds", type=int, default=5, help="visits to each page")
    parser.add_argument("--learners", nargs="+", type=int, default=[10, 30, 60, 100])
    options = parser.parse_args()
    prepare()
    RESULTS.mkdir(exist_ok=True)
    machine = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    if options.what in ("page", "all"):
        figures = page.compare(options.apps, options.rounds)
        write("page", figures, f"{machine}; {options.rounds} visits to each")
    if options.what in ("learners", "all"):
        write("learners", learners.compare(options.apps, options.learners), machine)


def write(what: str, figures: dict[str, dict[str, list[float]]], how: str) -> None:
    """Print a table; keep it and every single figure."""
    text = f"{table(figures)}\n\nMedians; in brackets: how many times ours. {how}.\n"
    print(text)
    (RESULTS / f"{what}.md").write_text(text)
    (RESULTS / f"{what}.json").write_text(json.dumps(figures, indent=1) + "\n")


if __name__ == "__main__":
    main()
