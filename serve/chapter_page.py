"""The page of a chapter: its whole text at once, made once and the same for everybody."""

import asyncio
import gzip
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tornado.web import HTTPError
from voila.notebook_renderer import NotebookRenderer
from voila.utils import get_page_config

from serve import places

# They stand in the page itself: nothing is painted before the last one has come.
SHEETS = ["tokens.css", "page.css", "chapter.css", "code.css", "teach.css", "handout.css"]


HINTS = "<!-- hints -->"  # where the page says what its widgets will ask for


@dataclass(frozen=True)
class Page:
    """The text of a chapter, as it is and compressed."""

    plain: bytes
    small: bytes
    tag: str

    @classmethod
    def of(cls, html: str, ahead: list[str]) -> "Page":
        """Return a page with its hash, by which a browser asks whether it has changed."""
        plain = html.replace(HINTS, "\n".join(map(hint, ahead)), 1).encode()
        tag = f'"{hashlib.sha256(plain).hexdigest()[:32]}"'
        return cls(plain, gzip.compress(plain, 9, mtime=0), tag)


def hint(address: str) -> str:
    """Return the line that makes a browser fetch code or style of a widget early."""
    if address.endswith(".css"):
        return f'<link rel="preload" as="style" href="{address}">'
    return f'<link rel="modulepreload" href="{address}">'


class Pages:
    """All pages that were asked for since their notebook or the template has changed."""

    def __init__(self, notebooks: Path, maker: "Maker") -> None:
        self.notebooks, self.maker = notebooks, maker
        self._texts: dict[str, tuple[Any, str]] = {}  # by path: version and text without hints
        self._made: dict[str, tuple[Any, Page]] = {}
        self._others: dict[str, tuple[Any, str]] = {}  # by template: version and text

    async def get(self, path: str, ahead: list[str]) -> Page:
        """Return the page of a notebook; `ahead` is what its widgets will ask for."""
        version = self._version(path)
        if self._texts.get(path, (None,))[0] != version:
            self._texts[path] = version, await self.maker.render(path)
        made = self._made.get(path)
        if made is None or made[0] != (version, tuple(ahead)):
            made = (version, tuple(ahead)), Page.of(self._texts[path][1], ahead)
            self._made[path] = made
        return made[1]

    def once(self, template: str, make: Callable[[], str]) -> str:
        """Return a page that is no chapter, and the same for everybody: asked often, made once."""
        version = self._version("")
        if self._others.get(template, (None,))[0] != version:
            self._others[template] = version, make()
        return self._others[template][1]

    async def make_all(self) -> None:
        """Render every page, one after the other, so that the first reader need not wait."""
        for file in sorted(self.notebooks.glob("*.ipynb")):
            await self.get(file.name, [])
            await asyncio.sleep(0.05)  # a reader who is there already comes first

    def _version(self, path: str) -> tuple[float, ...]:
        """Return when notebook and template have changed: who writes a chapter sees it at once."""
        template = [file for file in places.TEMPLATE.rglob("*") if file.is_file()]
        try:
            return tuple(file.stat().st_mtime for file in [self.notebooks / path, *template])
        except OSError as error:
            raise HTTPError(404) from error


class Maker:
    """Renders chapters with Voila's renderer, without a kernel."""

    def __init__(self, app: Any) -> None:
        self.app = app

    async def render(self, path: str) -> str:
        """Return the text of a chapter with an empty slot for every output."""
        app, settings = self.app, self.app.app.settings
        options = {
            "base_url": app.base_url,
            "settings": settings,
            "log": app.log,
            "voila_configuration": app.voila_configuration,
        }
        renderer = NotebookRenderer(
            voila_configuration=app.voila_configuration,
            traitlet_config=app.config,
            notebook_path=path,
            template_paths=app.template_paths,
            config_manager=app.config_manager,
            contents_manager=app.contents_manager,
            base_url=app.base_url,
            kernel_spec_manager=app.kernel_spec_manager,
            page_config=get_page_config(**options),
        )
        await renderer.initialize()
        style = settings["static"].joined(SHEETS)
        live = {"seat": f"{app.base_url}voila/seat/{path}", "hints": HINTS, "style": style}
        pieces = renderer.exporter.generate_from_notebook_node(
            renderer.notebook,
            resources=renderer.resources,
            extra_context={"live": live},
            page_config=renderer.page_config,
        )
        return "".join([piece async for piece, _ in pieces])
