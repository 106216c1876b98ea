"""The server's side of forked kernels: the warm process, and the kernels that came from it.

Whatever goes wrong here, an ordinary kernel serves instead; `Forks.fork` then returns None.
"""

import asyncio
import contextlib
import json
import os
import select
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from serve.warm import READY

PATIENCE = 10.0  # s until a fork must have answered; it takes a few milliseconds
MOST_STARTS = 3  # warm processes in the life of a server


def _possible() -> bool:
    if sys.platform != "linux":
        return False
    try:
        os.close(os.pidfd_open(os.getpid()))
    except (AttributeError, OSError):  # an old kernel, or a box that lacks it
        return False
    return True


POSSIBLE = _possible()


class ForkedProcess:
    """A kernel that is the warm process's child, with the methods of `subprocess.Popen`."""

    stdin = stdout = stderr = None

    def __init__(self, pid: int, owned: socket.socket) -> None:
        self.pid = pid
        self.returncode: int | None = None
        self._ended = os.pidfd_open(pid)
        self._owned = owned  # the kernel lives as long as this is open

    def poll(self) -> int | None:
        """Return None while it lives, then 0: only its parent learns how it ended."""
        if self.returncode is None and self._has_ended(0):
            self.returncode = 0
            os.close(self._ended)
            self._owned.close()  # the warm process may now wait for it
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        """Wait until it has ended."""
        if self.returncode is None and not self._has_ended(timeout):
            raise subprocess.TimeoutExpired("kernel", timeout or 0)
        return self.poll() or 0

    def _has_ended(self, timeout: float | None) -> bool:
        poll = select.poll()
        poll.register(self._ended, select.POLLIN)
        return bool(poll.poll(None if timeout is None else 1000 * timeout))

    def send_signal(self, number: int) -> None:
        """Signal the kernel and what it has started."""
        if self.poll() is None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.pid, number)

    def terminate(self) -> None:
        """Ask it to end."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """End it."""
        self.send_signal(signal.SIGKILL)

    def __del__(self) -> None:
        if self.__dict__.get("returncode", 0) is None:
            os.close(self._ended)


class WarmProcess:
    """The process that kernels are forked from; see `serve.warm`."""

    program = ("-m", "serve.warm")

    def __init__(self) -> None:
        self._control, theirs = socket.socketpair()
        self._control.setblocking(False)
        self._is_ready = False
        # Fork-safe: libraries of linear algebra must not start threads while they are imported.
        one_thread = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
        with theirs:
            self.process = subprocess.Popen(
                [sys.executable, *self.program, str(theirs.fileno())],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                cwd=Path(__file__).parents[1],  # where `serve` is found
                env={**os.environ, **one_thread},
                start_new_session=True,  # Ctrl-C is for the server
            )

    def alive(self) -> bool:
        """Say whether the process runs."""
        return self.process.poll() is None

    def ready(self) -> bool:
        """Say whether it has ever been ready to fork. Never waits."""
        if not self._is_ready:
            with contextlib.suppress(OSError):
                self._is_ready = self._control.recv(1) == READY
        return self._is_ready

    async def fork(self, order: dict[str, Any]) -> ForkedProcess:
        """Return a new kernel. An error means that there is none, nor will be later."""
        ours, theirs = socket.socketpair()
        try:
            with theirs:
                socket.send_fds(self._control, [b"k"], [theirs.fileno()])
            ours.setblocking(False)
            loop = asyncio.get_running_loop()
            async with asyncio.timeout(PATIENCE):
                await loop.sock_sendall(ours, json.dumps(order).encode() + b"\n")
                pid = await loop.sock_recv(ours, 32)
            if not pid:
                raise ConnectionError("no fork")
            return ForkedProcess(int(pid), ours)
        except BaseException:
            ours.close()  # a kernel that comes after all ends at once
            raise

    def kill(self) -> None:
        """End it, but none of its kernels."""
        self.process.kill()

    def stop(self) -> None:
        """End it and its kernels, and wait for that."""
        if not self.ready():
            self.process.kill()  # it has no kernels yet
        self._control.close()
        try:
            self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


class Forks:
    """Keeps a warm process while it can, and says so once when it cannot."""

    def __init__(self) -> None:
        self.warm: WarmProcess | None = None
        self._starts = 0
        self._told: set[str] = set()

    def start(self) -> None:
        """Start a warm process if none runs, as often as is reasonable."""
        if POSSIBLE and not (self.warm and self.warm.alive()) and self._starts < MOST_STARTS:
            self._starts += 1
            with contextlib.suppress(OSError):  # the machine is full
                self.warm = WarmProcess()

    def ready_in(self, seconds: float) -> bool:
        """Wait until kernels can be forked."""
        self.start()
        end = time.monotonic() + seconds
        while self.coming() and time.monotonic() < end:
            time.sleep(0.01)
        return self.up()

    def up(self) -> bool:
        """Say whether kernels can be forked now."""
        return bool(self.warm and self.warm.alive() and self.warm.ready())

    def coming(self) -> bool:
        """Say whether a warm process is on its way."""
        return bool(self.warm and self.warm.alive() and not self.warm.ready())

    async def fork(
        self, order: dict[str, Any], tell: Callable[[str], object]
    ) -> ForkedProcess | None:
        """Return a new kernel, or None: then an ordinary one is wanted."""
        if self.warm is None:
            self.start()
        elif not self.warm.alive():
            self._replace(tell)
        elif self.warm.ready():
            try:
                return await self.warm.fork(order)
            except TimeoutError:
                self.warm.kill()  # alive and yet no answer: it must not delay the next reader
            except OSError:
                pass  # no room for one more process or socket, or the warm process has just ended
        return None

    def _replace(self, tell: Callable[[str], object]) -> None:
        assert self.warm is not None
        if not self.warm.ready():
            self._starts = MOST_STARTS  # it never got so far, and would not the next time
        self.warm.stop()  # only its socket is left of it
        self.start()
        until = " until the next one is ready" if self.warm.alive() else ""
        sentence = f"The process to fork kernels from has ended; ordinary kernels serve{until}."
        if sentence not in self._told:
            self._told.add(sentence)
            tell(sentence)

    def stop(self) -> None:
        """End the warm process and all its kernels."""
        if self.warm is not None:
            self.warm.stop()
        self.warm, self._starts = None, 0
        self._told.clear()


forks = Forks()
