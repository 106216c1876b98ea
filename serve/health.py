"""What a machine asks the server: are you alive, do you take learners, how are you doing?

`/healthz` is on the course's own port as well; the rest only on the port of `--metrics-port`.
"""

import asyncio
from collections.abc import Callable

from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from tornado.web import Application, RequestHandler

from serve.forks import forks
from serve.metrics import KERNELS, REGISTRY

LOOKS = 0.5  # s between two looks whether the last learner has left


class Life:
    """The end of a server: it takes nobody new, lets those who are there go on, then ends."""

    def __init__(self, kernels: Callable[[], int], end: Callable[[], None]) -> None:
        self._kernels = kernels
        self._end = end
        self._leaving: asyncio.Task[None] | None = None
        KERNELS.set_function(kernels)

    @property
    def draining(self) -> bool:
        """Say whether it is about to end."""
        return self._leaving is not None

    def ready(self) -> bool:
        """Say whether it takes learners: forked kernels, or ordinary ones where none will come."""
        return not self.draining and not forks.coming()

    def drain(self, seconds: float) -> None:
        """End in so many seconds, or when nobody is left; asked a second time, end at once."""
        if self.draining:
            self._end()
        else:
            self._leaving = asyncio.get_running_loop().create_task(self._leave(seconds))

    async def _leave(self, seconds: float) -> None:
        loop = asyncio.get_running_loop()
        end = loop.time() + seconds
        while self._kernels() and loop.time() < end:
            await asyncio.sleep(min(LOOKS, end - loop.time()))
        self._end()


class Plain(RequestHandler):
    """A line of text for a machine: no cookie, never kept."""

    def set_default_headers(self) -> None:
        """Say what it is."""
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.set_header("Cache-Control", "no-store")

    def head(self) -> None:
        """Answer as to GET; the text itself is left out."""
        self.get()


class Alive(Plain):
    """The server answers: that is all."""

    def get(self) -> None:
        """Say so."""
        self.finish("ok\n")


class Ready(Plain):
    """Whether to send learners here.

    404 while it drains: by that haproxy knows that those who are here may stay
    (`http-check disable-on-404`). For Kubernetes one refusal is like another.
    """

    def initialize(self, life: Life) -> None:
        """Take what it asks."""
        self.life = life

    def get(self) -> None:
        """Answer by status."""
        if self.life.draining:
            self.set_status(404)
            self.finish("draining\n")
        elif not self.life.ready():
            self.set_status(503)
            self.finish("getting warm\n")
        else:
            self.finish("ready\n")


class Metrics(Plain):
    """What the server has counted."""

    def get(self) -> None:
        """Send it in the format of Prometheus."""
        self.set_header("Content-Type", CONTENT_TYPE_LATEST)
        self.finish(generate_latest(REGISTRY))


def application(life: Life) -> Application:
    """Return what listens on the port for machines."""
    handlers = [("/healthz", Alive), ("/readyz", Ready, {"life": life}), ("/metrics", Metrics)]
    return Application(handlers, log_function=lambda handler: None)  # asked all day long
