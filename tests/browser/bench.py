"""A chapter's page and its calculators, used as a reader does: by labels."""

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Locator, Page, TimeoutError

from tests.browser.helpers import WIDE, context, look, open_all_details, open_chapter, wait_until

# Whether a test has left the page in another width, theme or letter size, or with something open.
CHANGED = """(width) => {
  const { theme, size } = document.documentElement.dataset;
  return innerWidth !== width || theme || size || document.querySelector("details[open]") !== null;
}"""


@dataclass
class Bench:
    """One calculator on a page."""

    root: Locator

    @property
    def page(self) -> Page:
        return self.root.page

    @property
    def headline(self) -> Locator:
        return self.root.locator(".headline")

    @property
    def detail(self) -> Locator:
        return self.root.locator(".detail")

    @property
    def spoken(self) -> Locator:
        return self.root.locator(".answer [role=status]")

    def answer(self) -> str:
        return f"{self.headline.text_content()} {self.detail.text_content()}"

    def number(self, label: str) -> Locator:
        return self.root.get_by_role("textbox", name=label, exact=True)

    def slider(self, label: str) -> Locator:
        return self.root.get_by_role("slider", name=f"{label}, slider", exact=True)

    def box(self, label: str) -> Locator:
        """Return the field with everything in it: label, range, error."""
        return self.root.locator(".field").filter(has=self.page.get_by_label(label, exact=True))

    def error(self, label: str) -> Locator:
        return self.box(label).locator(".error")

    def type(self, label: str, text: str) -> None:
        self.number(label).fill(text)
        self.number(label).press("Enter")

    def choose(self, question: str, option: str) -> None:
        group = self.root.get_by_role("group", name=question, exact=True)
        group.get_by_role("radio", name=option, exact=True).check()

    def button(self, name: str) -> Locator:
        """Return a button by what is seen on it; the ones below say whose they are besides."""
        spoken = re.compile(rf"^{re.escape(name)}(: .+)?$")
        return self.root.get_by_role("button", name=spoken)

    def first_number(self) -> str | None:
        """Return the label of the first number field in sight."""
        return self.root.evaluate("""(bench) => [...bench.querySelectorAll(".field.number")]
          .find((field) => field.querySelector("input[type=text]").checkVisibility())
          ?.querySelector("label").textContent ?? null""")

    def plot(self, index: int = 0) -> list[dict]:
        """Return the data plotly has drawn."""
        return self.root.locator(".plot").nth(index).evaluate("(plot) => plot.data")

    def drawn(self, index: int = 0) -> list[str]:
        """Return the texts a reader sees in the chart."""
        plot = self.root.locator(".plot").nth(index)
        texts = plot.evaluate(
            "(plot) => [...plot.querySelectorAll('svg text, .chart-labels > span')]"
            ".map((t) => t.textContent)"
        )
        return [" ".join(text.split()) for text in texts if text.strip()]

    def state(self) -> list:
        """Return what is entered and answered, to compare."""
        return self.root.evaluate("""(bench) => [
          ...[...bench.querySelectorAll(".controls input, .controls select")]
            .map((x) => x.type === "radio" || x.type === "checkbox" ? x.checked : x.value),
          bench.querySelector(".headline").textContent,
          bench.hasAttribute("data-stale"),
        ]""")

    def restore(self, state: list) -> None:
        """Bring the start back, if something was changed."""
        if self.state() == state:
            return
        for select in self.root.locator("select.units").all():
            if select.is_visible():
                select.select_option(index=0)
        self.button("Start again").click()
        wait_for_state(self, state)


def wait_for_state(bench: Bench, state: list) -> None:
    with suppress(AssertionError):
        wait_until(bench.page, lambda: bench.state() == state)
    assert bench.state() == state


class Line:
    """A page whose connection to the kernel a test can slow down or cut."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.cut = False  # what the page sends is lost
        self._hold = False
        self._held: list[Callable[[], None]] = []
        page.route_web_socket(lambda url: "/api/kernels/" in url, self._connect)

    def open(self, name: str) -> Bench:
        open_chapter(self.page, name)
        return Bench(self.page.locator(".bench:has(.headline)").first)

    def hold(self) -> None:
        """Keep back what the kernel answers."""
        self._hold = True

    def release(self) -> None:
        self._hold = False
        for send in self._held:
            send()
        self._held.clear()

    def _connect(self, socket) -> None:
        self.cut = False  # a page that connects anew has a new line
        kernel = socket.connect_to_server()
        socket.on_message(lambda message: self.cut or kernel.send(message))
        kernel.on_message(lambda message: self._pass_on(lambda: socket.send(message)))

    def _pass_on(self, send: Callable[[], None]) -> None:
        if self._hold:
            self._held.append(send)
        else:
            send()


def first_bench(page: Page) -> Bench:
    """Return the first calculator of a page."""
    return Bench(page.locator(".bench:has(.headline)").first)


@dataclass
class Chapter:
    """An open chapter page, shared by the tests of one chapter; `rest` puts everything back."""

    name: str
    server: str
    page: Page
    requests: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    start: list[list] = field(default_factory=list)
    first_charts: list[list[dict]] = field(default_factory=list)

    @classmethod
    def open(cls, browser: Browser, server: str, name: str) -> "Chapter":
        chapter = cls(name, server, context(browser, server).new_page())
        page = chapter.page
        page.on("request", lambda request: chapter.requests.append(request.url))
        page.on("websocket", lambda socket: chapter.requests.append(socket.url))
        page.on("pageerror", lambda error: chapter.problems.append(str(error)))
        page.on("console", chapter._listen)
        page.on("requestfailed", lambda r: chapter.problems.append(f"{r.url}: {r.failure}"))
        try:
            open_chapter(page, name)
        except (AssertionError, TimeoutError) as late:
            raise AssertionError(f"{late}\nThe console says: {chapter.problems}") from late
        chapter.start = [bench.state() for bench in chapter.benches]
        chapter.first_charts = [
            [plot.evaluate("(p) => p.data") for plot in bench.root.locator(".plot").all()]
            for bench in chapter.benches
        ]
        return chapter

    def _listen(self, message) -> None:
        if message.type == "error":
            self.problems.append(message.text)

    @cached_property
    def benches(self) -> list[Bench]:
        return [Bench(root) for root in self.page.locator(".bench:has(.headline)").all()]

    @cached_property
    def bench(self) -> Bench:
        """Return the first calculator with a number to type, or the first at all."""
        return next((bench for bench in self.benches if bench.first_number()), self.benches[0])

    def other_hosts(self) -> list[str]:
        """Return the addresses asked for that are not on the course's own server."""
        host = urlsplit(self.server).netloc
        own = ("data", "blob", "about")
        parts = ((url, urlsplit(url)) for url in self.requests)
        return [url for url, part in parts if part.scheme not in own and part.netloc != host]

    def rest(self) -> None:
        page = self.page
        if page.evaluate("document.documentElement.hasAttribute('data-lost')"):
            open_chapter(page, self.name)  # what follows is not spoilt by it
        if page.evaluate(CHANGED, WIDE):
            look(page)
            open_all_details(page, False)
        for bench, state in zip(self.benches, self.start, strict=True):
            bench.restore(state)
        page.evaluate("document.activeElement.blur(); scrollTo(0, 0)")
