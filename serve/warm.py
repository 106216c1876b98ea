"""The warm process: it has imported what a chapter needs; each learner's kernel is a fork of it.

`serve.forks` starts it (``python -m serve.warm <socket>``) and sends one socket per kernel over
that first one. A kernel reads its own orders (arguments, environment, folder) from its own socket
after the fork: nothing of a learner ever reaches the warm process. Whoever holds the other end of a
kernel's socket owns the kernel: when that end closes, the kernel ends, whatever became of the
warm process. Forking is safe only while there is one thread and no zmq context, so nothing here
starts any.
"""

import atexit
import contextlib
import gc
import importlib
import json
import os
import select
import signal
import socket
import sys
import tempfile
import threading
import time
from typing import Any

READY = b"r"
GRACE = 1.0  # s that a kernel has to end itself when its socket has closed

# In this order: ipykernel puts its comms in place before ipywidgets looks for them.
NEEDED = (
    "ipykernel.kernelapp",
    "ipywidgets",
    "anywidget",
    "course",
    "widgets",
    "serve.inside",
    "serve.fork_app",
)
# What a kernel imports while it starts and runs a chapter. Imported here, it is shared.
LATE = (
    "IPython.core.completerlib",
    "IPython.core.debugger",
    "IPython.core.logger",
    "IPython.extensions.storemagic",
    "encodings.ascii",
    "encodings.idna",
    "encodings.latin_1",
    "faulthandler",
    "ipykernel.ipkernel",
    "ipykernel.subshell_manager",
    "ipykernel.zmqshell",
    "pdb",
    "psutil",
    "pydoc",
    "resource",
    "sqlite3",
    "tornado.gen",
    "tornado.platform.asyncio",
    "tornado.queues",
    "zmq.eventloop.zmqstream",
    "zmq.utils.garbage",
)


def main() -> None:
    """Import, then fork for as long as the server lives. A fork goes on as a kernel."""
    control = socket.socket(fileno=int(sys.argv[1]))
    os.set_inheritable(control.fileno(), False)
    if sys.path[0] in ("", os.getcwd()):
        del sys.path[0]  # as ipykernel_launcher does
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # as a kernel between two cells
    get_warm()
    with contextlib.suppress(OSError):  # the server has gone meanwhile: the next line finds that
        control.sendall(READY)
    orders = fork_kernels(control)
    if orders is not None:
        become_kernel(orders)


def get_warm() -> None:
    """Import everything; refuse if anything has started a thread."""
    sys.modules["debugpy"] = None  # type: ignore[assignment]  # large, and no reader debugs
    importlib.import_module("ipykernel.debugger")
    del sys.modules["debugpy"]
    for name in NEEDED:
        importlib.import_module(name)
    for name in LATE:
        with contextlib.suppress(ImportError):  # a newer version keeps it elsewhere: only slower
            importlib.import_module(name)
    read_science()
    rehearse_widgets()
    rehearse_shell()
    if len(os.listdir("/proc/self/task")) > 1:
        sys.exit("serve.warm: an import has started a thread; kernels cannot be forked.")
    gc.collect()
    gc.freeze()  # keeps the collector of a kernel from writing to pages that all share


def read_science() -> None:
    """Read the tables and sources of the course once for all kernels: they are nobody's own."""
    from course import sources, tables

    sources.sources()
    for name in tables.names():
        tables.rows(name)


# What Python does for the first time it learns: it prepares classes, specializes code, reads files.
# Learnt before the fork, that is shared by all kernels.


def rehearse_widgets() -> None:
    """Make every widget of the course once and forget it."""
    import ipywidgets

    import widgets

    base = widgets.Calculator
    kinds = [kind for kind in vars(widgets).values() if isinstance(kind, type)]
    for kind in kinds:
        if issubclass(kind, base) and kind is not base:
            kind()
    widgets.Quiz("0.q", "Which?", {"a": "This.", "b": "That."}, "a")
    ipywidgets.Widget.close_all()


def rehearse_shell() -> None:
    """Make a shell, have it run a line, and forget it."""
    from IPython.core.interactiveshell import InteractiveShell
    from traitlets.config import Config

    config, main = Config(), sys.modules["__main__"]
    config.HistoryManager.enabled = False  # its history is a thread
    with tempfile.TemporaryDirectory() as folder:
        shell = InteractiveShell(config=config, ipython_dir=folder)
        shell.run_cell("import widgets", store_history=False)
    atexit.unregister(shell.atexit_operations)
    sys.modules["__main__"] = main  # a shell puts its own there


class Family:
    """The kernels that were forked and have not been waited for yet."""

    def __init__(self) -> None:
        self.living: dict[int, tuple[socket.socket, int]] = {}  # by file descriptor
        self.leaving: dict[int, float] = {}  # process id: when patience ends
        self.poll = select.poll()

    def events(self) -> list[int]:
        """Wait for something to do; return the descriptors where it is."""
        return [descriptor for descriptor, _ in self.poll.poll(50 if self.leaving else None)]

    def fork(self, orders: socket.socket) -> bool:
        """Fork a kernel that owns this socket; True in the kernel."""
        try:
            pid = os.fork()  # `random` and `ssl` take new seeds by themselves
        except OSError:
            orders.close()  # the machine has no room; the server reads that from the closed socket
            return False
        if pid == 0:
            for other, _ in self.living.values():
                other.close()
            return True
        self.living[orders.fileno()] = orders, pid
        self.poll.register(orders, 0)  # its end only: what can be read is for the kernel
        return False

    def release(self, descriptor: int) -> None:
        """Let go of a kernel whose owner has let go of it."""
        self.poll.unregister(descriptor)
        orders, pid = self.living.pop(descriptor)
        orders.close()
        self.leaving[pid] = time.monotonic() + GRACE

    def reap(self) -> None:
        """Wait for those that have ended; end those that have not in good time.

        Until a dead kernel is waited for, its process id cannot be given to another process. So
        the server, and the line below, never signal a stranger.
        """
        for pid, patience in list(self.leaving.items()):
            dead = os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT)
            if dead or time.monotonic() > patience:
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(pid, signal.SIGKILL)  # and what it has started
            if dead:
                os.waitpid(pid, 0)
                del self.leaving[pid]


def fork_kernels(control: socket.socket) -> socket.socket | None:
    """Fork for each socket that comes. Return the socket in the fork; None when the server ends."""
    family = Family()
    family.poll.register(control, select.POLLIN)
    serving = True
    while serving or family.leaving:
        for descriptor in family.events():
            if descriptor in family.living:
                family.release(descriptor)
            elif descriptor == control.fileno():
                try:
                    orders = receive(control)
                except EOFError:
                    serving = False
                    family.poll.unregister(control)
                    for living in list(family.living):
                        family.release(living)
                    continue
                if orders is not None and family.fork(orders):
                    control.close()
                    return orders
        family.reap()
    return None


def receive(control: socket.socket) -> socket.socket | None:
    """Return the socket of the next kernel, None if there is no room for it; raise at the end."""
    try:
        word, descriptors, _, _ = socket.recv_fds(control, 1, 1)
    except ConnectionResetError:  # the server has gone without having read our greeting
        word = b""
    if not word:
        raise EOFError
    if not descriptors:  # too many open files; the server reads that from the closed socket
        return None
    os.set_inheritable(descriptors[0], False)
    return socket.socket(fileno=descriptors[0])


def become_kernel(orders: socket.socket) -> None:
    """Be the kernel that the orders describe, to the end."""
    os.setsid()  # a group of its own, so that an interrupt reaches this kernel and no other
    orders.sendall(b"%d\n" % os.getpid())
    with orders.makefile() as lines:
        line = lines.readline()
    if not line:
        return  # the server has gone meanwhile
    order = json.loads(line)
    os.environ.clear()
    os.environ.update(order["env"])
    time.tzset()
    os.chdir(order["cwd"])
    if "numpy.random" in sys.modules:
        sys.modules["numpy.random"].seed()

    import ipykernel_launcher  # type: ignore[import-untyped]
    import ipywidgets

    from serve.fork_app import ForkedApp

    sys.argv = [ipykernel_launcher.__file__, *order["arguments"]]
    app = ForkedApp.instance()
    threading.Thread(target=end_with, args=(orders, app), name="Owner", daemon=True).start()
    # 1 switches ipykernel's own look-out for its parent off, which looks for the wrong process.
    app.initialize([*order["arguments"], "--IPKernelApp.parent_handle=1"])
    ipywidgets._handle_ipython()  # it was imported before there was a shell to register with
    app.start()
    # ipykernel's closing must not overtake its answer to the request to end: the answer would wait
    # seconds for a thread that is no more.
    app.control_thread.join(GRACE)


def end_with(orders: socket.socket, app: Any) -> None:
    """Wait for the owner to let go, then leave no file and no process behind."""
    orders.recv(1)
    app.cleanup_connection_file()
    os.killpg(0, signal.SIGKILL)


if __name__ == "__main__":
    main()
