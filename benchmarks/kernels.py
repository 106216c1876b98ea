"""Forked kernels beside ordinary ones, in one run.

    python -m benchmarks.kernels            # or: --rounds 9 --alive 60

Starts are interleaved (forked, ordinary, forked …), so that a busy machine slows both alike: read
the ratios, not the seconds. Each kernel then makes the calculators of a chapter, as a reader's
does. Nothing here is a test.
"""

import argparse
import asyncio
import json
import os
import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

from jupyter_client import AsyncKernelManager

from serve.forks import ForkedProcess, forks
from serve.provisioner import KERNEL

KINDS = {"forked": KERNEL, "ordinary": "python3"}
CHAPTER = Path(__file__).parents[1] / "notebooks" / "en" / "04-standing.ipynb"
PATIENCE = 120  # s
TICKS = os.sysconf("SC_CLK_TCK")


def chapter_code() -> list[str]:
    cells = json.loads(CHAPTER.read_text(encoding="utf-8"))["cells"]
    return ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]


def memory(pid: int) -> float:
    """Return the proportional memory of a process: shared pages count by the share. [MB]"""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return next(int(x.split()[1]) for x in lines if x.startswith("Pss:")) / 1024


def processor(pid: int) -> float:
    """Return the processor time a process has used. [s]"""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


async def start(kind: str, folder: str) -> tuple[AsyncKernelManager, dict[str, float]]:
    """Start a kernel and run a chapter in it; return it with what that took."""
    manager = AsyncKernelManager(kernel_name=KINDS[kind], transport="ipc")
    manager.connection_file = f"{folder}/{os.urandom(4).hex()}.json"
    began = time.perf_counter()
    await manager.start_kernel()
    client = manager.client()
    client.start_channels()
    await client.wait_for_ready(timeout=PATIENCE)
    found = {"ready_ms": 1000 * (time.perf_counter() - began)}
    for code in chapter_code():
        await client.execute_interactive(code, timeout=PATIENCE, output_hook=lambda _: None)
    found["chapter_ms"] = 1000 * (time.perf_counter() - began)
    client.stop_channels()
    process = manager.provisioner.process
    if isinstance(process, ForkedProcess) != (kind == "forked"):
        raise RuntimeError(f"The kernel was not {kind}.")
    found["processor_s"] = processor(process.pid)
    return manager, found


async def one_by_one(rounds: int, folder: str) -> dict[str, list[dict[str, float]]]:
    """Start kernels in turn, each alone."""
    found: dict[str, list[dict[str, float]]] = {kind: [] for kind in KINDS}
    for _ in range(rounds):
        for kind, results in found.items():
            manager, result = await start(kind, folder)
            result["alone_mb"] = memory(manager.provisioner.pid)
            results.append(result)
            await manager.shutdown_kernel(now=True)
    return found


async def together(kind: str, number: int, folder: str) -> dict[str, Any]:
    """Start kernels at the same time, as in a class."""
    began = time.perf_counter()
    started = await asyncio.gather(*(start(kind, folder) for _ in range(number)))
    found = {"last_ready_s": time.perf_counter() - began}
    shares = [memory(manager.provisioner.pid) for manager, _ in started]
    found["mb_each"] = statistics.median(shares)
    found["mb_all"] = sum(shares) + (memory(forks.warm.process.pid) if kind == "forked" else 0)
    found["processor_s_each"] = statistics.median(r["processor_s"] for _, r in started)
    await asyncio.gather(*(manager.shutdown_kernel(now=True) for manager, _ in started))
    return found


def row(name: str, forked: float, ordinary: float) -> str:
    return f"| {name} | {forked:.2f} | {ordinary:.2f} | {ordinary / forked:.1f} × |"


async def measure(rounds: int, alive: int) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        single = await one_by_one(rounds, folder)
        many = {kind: await together(kind, alive, folder) for kind in KINDS}
    lines = [
        f"| median of {rounds}, one by one | forked | ordinary | ordinary ÷ forked |",
        "|---|---|---|---|",
    ]
    for key in single["forked"][0]:
        medians = (statistics.median(r[key] for r in single[kind]) for kind in KINDS)
        lines.append(row(key, *medians))
    lines.append(f"| **{alive} at the same time** | | | |")
    lines += [row(key, *(many[kind][key] for kind in KINDS)) for key in many["forked"]]
    return lines


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--alive", type=int, default=30)
    options = parser.parse_args()
    began = time.perf_counter()
    if not forks.ready_in(PATIENCE):
        raise SystemExit("Kernels cannot be forked here.")
    ready = time.perf_counter() - began
    try:
        print("\n".join(asyncio.run(measure(options.rounds, options.alive))))
        print(f"\nThe warm process was ready after {ready:.1f} s.")
    finally:
        forks.stop()


if __name__ == "__main__":
    main()
