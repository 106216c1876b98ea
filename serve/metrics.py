"""What the server counts, for Prometheus. Labels say what kind; never who, nor what was entered."""

import time
from typing import Any

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector
from tornado.log import access_log
from tornado.web import RequestHandler
from voila.tornado.kernel_websocket_handler import VoilaKernelWebsocketHandler

from serve.forks import ForkedProcess, forks
from serve.wire import HeardOnce

FAST = (0.005, 0.01, 0.02, 0.04, 0.08, 0.15, 0.25, 0.5, 1, 2.5, 5, 10)  # s: a reader waits
SLOW = (0.05, 0.1, 0.2, 0.4, 0.8, 1.5, 3, 6, 12, 30, 60)  # s: a process starts
FORKED, ORDINARY = "forked", "ordinary"
FULL = 503  # there is no room: no mistake, and those who wait ask often

# Not the one of jupyter_server, which has its own metrics with other names.
REGISTRY = CollectorRegistry()
ProcessCollector(registry=REGISTRY)
KERNELS = Gauge("bone_course_kernels", "Kernels that are alive", registry=REGISTRY)
SEATS = Gauge("bone_course_seats", "Readers who have a seat", registry=REGISTRY)
STARTS = Counter("bone_course_kernel_starts", "Kernels started", ["kind"], registry=REGISTRY)
FAILURES = Counter(
    "bone_course_kernel_start_failures",
    "Kernels that did not start, and forks in whose place an ordinary kernel was needed",
    ["kind"],
    registry=REGISTRY,
)
START_TIME = Histogram(
    "bone_course_kernel_start_seconds",
    "From the order for a kernel until it speaks",
    ["kind"],
    buckets=SLOW,
    registry=REGISTRY,
)
REQUEST_TIME = Histogram(
    "bone_course_request_seconds",
    "HTTP requests until their last byte; a chapter ends when all its cells have run",
    ["handler", "status"],
    buckets=(*FAST, 30),
    registry=REGISTRY,
)
CALCULATION_TIME = Histogram(
    "bone_course_calculation_seconds",
    "From a change in the page until the kernel has answered it, seen at the server",
    buckets=FAST,
    registry=REGISTRY,
)
SOCKETS = Gauge("bone_course_web_sockets", "Web sockets that are open", registry=REGISTRY)
WARM = Gauge("bone_course_warm_process_up", "1: kernels can be forked", registry=REGISTRY)
for kind in (FORKED, ORDINARY):  # so that they are there from the beginning
    STARTS.labels(kind), FAILURES.labels(kind), START_TIME.labels(kind)
WARM.set_function(forks.up)


def record_request(handler: RequestHandler) -> None:
    """Count a request that has ended; say in the log only that one has failed, and where."""
    name, status = type(handler).__name__, handler.get_status()
    if status != 101:  # a web socket has another life
        time_taken = handler.request.request_time()
        REQUEST_TIME.labels(name, f"{status // 100}xx").observe(time_taken)
    if status >= 500 and status != FULL:
        access_log.error("%d %s %s", status, handler.request.method, handler.request.path)


class CountedKernels(HeardOnce):
    """The kernels of a server; counts their starts, and how long they take."""

    async def start_kernel(self, **kwargs: Any) -> str:
        """Start a kernel."""
        began = time.monotonic()
        try:
            kernel_id: str = await super().start_kernel(**kwargs)
        except Exception:
            FAILURES.labels(ORDINARY).inc()  # a fork that fails becomes an ordinary kernel first
            raise
        kernel = self.get_kernel(kernel_id)
        kind = FORKED if isinstance(kernel.provisioner.process, ForkedProcess) else ORDINARY
        STARTS.labels(kind).inc()

        def spoken(_: Any) -> None:
            kernel.unobserve(spoken, "execution_state")
            START_TIME.labels(kind).observe(time.monotonic() - began)

        kernel.observe(spoken, "execution_state")  # so far it is "starting"
        return kernel_id


class CountedSocket(VoilaKernelWebsocketHandler):
    """A page's connection to its kernel; counts it, and how long an answer takes."""

    kernel: Any = None
    asked: float | None = None

    async def open(self, kernel_id: str) -> None:
        """Connect."""
        # Small messages go at once: otherwise the second of an answer waits 40 ms for the browser's
        # (delayed) word that it has got the first.
        self.set_nodelay(True)
        self.kernel = self.kernel_manager.get_kernel(kernel_id)
        self.kernel.observe(self.settle, "execution_state")
        SOCKETS.inc()
        await super().open(kernel_id)

    def asks(self) -> None:
        """Remember when a change in the page was passed on to the kernel."""
        if self.asked is None:
            self.asked = time.monotonic()

    def settle(self, change: Any) -> None:
        """The kernel has nothing more to do."""
        if change.new == "idle" and self.asked is not None:
            CALCULATION_TIME.observe(time.monotonic() - self.asked)
            self.asked = None

    def on_close(self) -> None:
        """Let go."""
        super().on_close()
        if self.kernel is not None:
            self.kernel.unobserve(self.settle, "execution_state")
            self.kernel = None
            SOCKETS.dec()
