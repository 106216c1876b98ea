"""Kernels for the tests of forking: started, asked and ended without a server."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psutil
from jupyter_client import KernelClient, KernelManager

from serve.forks import ForkedProcess
from serve.provisioner import KERNEL

PATIENCE = 60  # s; a busy machine is slow now and then, and a test must not mind


class Kernel:
    """One learner's kernel and a client of it."""

    def __init__(self, folder: Path, **start: Any) -> None:
        self.manager = KernelManager(kernel_name=KERNEL, transport="ipc")
        self.manager.connection_file = str(folder / f"kernel-{os.urandom(4).hex()}.json")
        self.manager.start_kernel(**start)
        self.client: KernelClient = self.manager.client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=PATIENCE)

    @property
    def process(self) -> Any:
        return self.manager.provisioner.process

    @property
    def forked(self) -> bool:
        return isinstance(self.process, ForkedProcess)

    @property
    def pid(self) -> int:
        return int(self.process.pid)

    def says(self, code: str) -> str:
        """Run code and return what it prints, or the name of its error."""
        said: list[str] = []

        def hear(message: dict[str, Any]) -> None:
            content = message["content"]
            if message["msg_type"] == "stream":
                said.append(content["text"])
            elif message["msg_type"] == "error":
                said.append(content["ename"])

        self.client.execute_interactive(code, output_hook=hear, timeout=PATIENCE)
        return "".join(said).strip()

    def end(self, now: bool = False) -> None:
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=now)


@contextmanager
def kernel(folder: Path, **start: Any) -> Iterator[Kernel]:
    started = Kernel(folder, **start)
    try:
        yield started
    finally:
        if started.manager.has_kernel:
            started.end(now=True)


def gone(pid: int) -> bool:
    """Say whether there is no such process, not even a dead one that nobody has waited for."""
    return not psutil.pid_exists(pid)
