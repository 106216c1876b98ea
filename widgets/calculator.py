"""The base of every calculator: controls → one pure function → sentence, picture, table.

A subclass says what is special about it (see `Calculator`); reading what was typed, refusing what
is wrong, keeping the last good answer, links, downloads and "my numbers" are the same everywhere.
"""

import traceback
from collections.abc import Mapping
from typing import Any, ClassVar

import anywidget
import traitlets as tr

from course.checks import CourseError
from widgets import bundle, chrome, request, text
from widgets.controls import Control, Number, specs
from widgets.request import Request
from widgets.text import _
from widgets.view import File, View


class Calculator(anywidget.AnyWidget):
    """One question, answered in a sentence, a picture and a table.

    Subclasses set `name` and `picture` and write four methods: `words` (heading, question, what it
    cannot tell), `controls`, `compute` (values → result, with functions of `course` only) and
    `show` (values and result → `View`); and `provenance`, the numbers it rests on.

    Parameters
    ----------
    level : int, default 3
        Level of the heading, 2 to 4.
    **values
        Values to start with, by name of the control.

    Attributes
    ----------
    values : dict
        The values of the last good answer. Assign a dict of some or all of them.
    result : object
        The answer to `values`: a frozen dataclass.
    errors : dict
        Sentences about what was refused last, by name of the control. Empty if all was well.

    Examples
    --------
    >>> from widgets import Standing
    >>> standing = Standing(legs="one")
    >>> round(standing.result.hip.joint, 2)
    2.57
    >>> standing.values = {"mass": 999}
    >>> standing.errors["mass"], standing.values["mass"]
    ('Type a number from 35 to 150 kg.', 70.0)
    """

    name: ClassVar[str] = ""
    picture: ClassVar[str] = ""
    styles: ClassVar[tuple[str, ...]] = ()  # style sheets of the picture
    picture_last: ClassVar[bool] = False  # the chart comes first
    wide: ClassVar[bool] = False  # the picture needs the full width: it stands below the controls
    keeps: ClassVar[bool] = False  # writes "my numbers" after each change (chapter 0)
    in_summary: ClassVar[bool] = True  # its answer goes on the page "My summary"

    values = tr.Dict()
    result = tr.Any()
    errors = tr.Dict()
    spec = tr.Dict().tag(sync=True)
    view = tr.Dict().tag(sync=True)

    def __init_subclass__(cls, **kwargs: Any) -> None:
        if "name" in vars(cls):  # traitlets subclasses once more for each instance: not that one
            cls._join_files()
        super().__init_subclass__(**kwargs)

    @classmethod
    def _join_files(cls) -> None:
        cls._esm = bundle.script("calculator.js", cls.picture)
        cls._css = bundle.style("tokens", "calculator", *cls.styles)

    def __init__(self, *, level: int = 3, **values: Any) -> None:
        self._controls: dict[str, Control] = {c.name: c for c in self.controls()}
        self._start = {name: c.check(c.value) for name, c in self._controls.items()}
        self._good = dict(self._start)
        self._units = dict.fromkeys(self._controls, 0)
        self._answered_in = dict(self._units)  # the units the last good answer speaks
        self._seq = 0
        self._logged: set[tuple[Any, ...]] = set()
        self._skipped: list[str] = []
        self._files: list[File] = []
        super().__init__()
        self.spec = self._spec(level)
        self._answer(self._start)
        if values:
            self.values = values
        self.on_msg(self._on_message)

    # ------------------------------------------------------------------ what a subclass writes

    def words(self) -> dict[str, str]:
        """Return ``title``, ``question``, ``limits`` (what this cannot tell), ``example`` (who)."""
        raise NotImplementedError

    def controls(self) -> list[Control]:
        """Return the controls, in the order shown."""
        raise NotImplementedError

    def compute(self, values: dict[str, Any]) -> Any:
        """Return the result for checked values; may raise `CourseError`."""
        raise NotImplementedError

    def show(self, values: dict[str, Any], result: Any) -> View:
        """Return sentence, picture, charts and table for a result."""
        raise NotImplementedError

    def provenance(self) -> list[dict[str, Any]]:
        """Return the lines of "where does this come from?" (see `widgets.provenance`)."""
        raise NotImplementedError

    def from_mine(self, numbers: dict[str, Any]) -> dict[str, Any]:
        """Return the values that "my numbers" give, by name of the control."""
        return {c.name: numbers[c.mine] for c in self._controls.values() if c.mine in numbers}

    def links(self) -> list[tuple[str, str]]:
        """Return ``(words, address)`` of pages that answer what this calculator cannot."""
        return []

    def picture_words(self) -> dict[str, str]:
        """Return the words of the picture, by the keys its module names."""
        return {}

    # ------------------------------------------------------------------ helpers for `show`

    def unit(self, name: str) -> int:
        """Return the position of the unit in which the reader sees a control."""
        return self._units[name]

    def written(self, name: str, value: float) -> str:
        """Write a value as the control `name` shows it, with its unit: ``"72.5 kg"``."""
        return str(self._controls[name].shown(value, self._units[name])["spoken"])

    def file(self, name: str) -> str:
        """Return what is in one of the files that the last good answer offers."""
        return next(file.text() for file in self._files if file.name == name)

    # ------------------------------------------------------------------ values in, answer out

    @tr.validate("values")
    def _accept(self, proposal: Any) -> dict[str, Any]:
        wanted = proposal["value"]
        if wanted is not self._good:  # else it is `_answer` making known what was accepted
            self._offer({name: (raw, None) for name, raw in wanted.items()})
        return self._good

    def _offer(
        self,
        entries: Mapping[Any, tuple[Any, int | None]],
        *,
        forgiving: bool = False,
        anew: bool = False,
        whole: bool = False,
    ) -> None:
        """Take entries (raw value, unit shown or None for base units) if all of them are good.

        `forgiving` takes the good ones of a link or of "my numbers" and leaves the example where
        one does not fit; the page says so. `anew` begins with the example, so that nothing of the
        last person stays. `whole` takes a person entirely or not at all: half a made-up person
        would be somebody else.
        """
        wanted, errors = dict(self._start if anew else self._good), {}
        for name, (raw, unit) in entries.items():
            control = self._controls.get(name) if isinstance(name, str) else None
            if control is None:
                errors[str(name)] = _("There is nothing called {name} to fill in here.").format(
                    name=str(name)[:40]
                )
                continue
            try:
                wanted[name] = control.check(raw) if unit is None else control.read(raw, unit)
            except CourseError as refused:
                errors[name] = text.refusal(refused)
        self._skipped = [self._controls[n].label for n in errors if n in self._controls]
        self._skipped += [str(n)[:40] for n in errors if n not in self._controls]
        if errors and whole:
            self._answer(dict(self._start))
        elif errors and not forgiving:
            self._refuse(errors)
        else:
            self._answer(wanted)
        self._skipped = []

    def _answer(self, wanted: dict[str, Any]) -> None:
        try:
            result = self.compute(wanted)
        except CourseError as refused:
            self._refuse({refused.field or "": text.refusal(refused)})
            return
        self._good, self.errors, self.result = wanted, {}, result
        self.view = {**self._state(), **self._good_answer()}
        self.values = self._good

    def _good_answer(self) -> dict[str, Any]:
        """Return the last good answer, in the units of now."""
        self._answered_in = dict(self._units)  # first: if `show` fails, it is not asked twice
        view = self.show(self._good, self.result)
        self._files = view.files
        shown = view.for_page()
        if self._good == self._start and not shown["note"]:
            shown["note"] = self.words().get("example", "")
        return shown

    def _refuse(self, errors: dict[str, str]) -> None:
        """Show the sentences; values, result and answer stay as they were."""
        known = {name if name in self._controls else "": why for name, why in errors.items()}
        self.errors = errors
        answer = self.view if self._units == self._answered_in else self._good_answer()
        self.view = {**self.view, **answer, **self._state(), "errors": known}

    def _state(self) -> dict[str, Any]:
        shown = {n: c.shown(self._good[n], self._units[n]) for n, c in self._controls.items()}
        return {
            "seq": self._seq,
            "shown": shown,
            "base": self._good,
            "errors": {},
            "skipped": self._skipped,
        }

    # ------------------------------------------------------------------ talking with the page

    def _spec(self, level: int) -> dict[str, Any]:
        return {
            "name": self.name,
            "level": level,
            "language": text.language(),
            "keeps": self.keeps,
            "in_summary": self.in_summary,
            "picture_last": self.picture_last,
            "wide": self.wide,
            "controls": specs(self._controls),
            "words": {**chrome.words(), **self.words()},
            "picture": self.picture_words(),
            "links": self.links(),
            "provenance": self.provenance(),
        }

    def _on_message(self, _widget: Any, content: Any, _buffers: Any) -> None:
        """Take a message of the page. Anything malformed is ignored: it did not come from us."""
        if not isinstance(content, dict):
            return
        if content.get("do") == "plotly":
            self.send({"plotly": True}, [chrome.plotly()])
            return
        asked = request.read(content)
        if asked is None:
            return
        self._seq = asked.seq
        try:
            self._take_units(asked.units)
            self._take(asked)
            self._send_file(asked.file)
        except Exception as mistake:  # ours: the reader gets a sentence, the log a place to look
            self._log(mistake)
            sorry = _("This could not be worked out. Start again, or try other numbers.")
            self._refuse({"": sorry})

    def _log(self, mistake: Exception) -> None:
        """Log what went wrong and where, without its message: nothing typed reaches a log."""
        place = traceback.extract_tb(mistake.__traceback__)[-1]
        what = (type(self).__name__, type(mistake).__name__, place.filename, place.lineno)
        if what not in self._logged:  # once each: no page can fill the disk
            self._logged.add(what)
            self.log.error("%s could not answer: %s in %s, line %s", *what)

    def _take(self, asked: Request) -> None:
        """Take what was entered; from a link or from "my numbers" in base units and forgiving."""
        entries, base = asked.entries, asked.base
        if asked.mine is not None:
            entries, base = {**self.from_mine(asked.mine), **entries}, True
        self._offer(
            {n: (raw, None if base else self._units.get(n, 0)) for n, raw in entries.items()},
            forgiving=base,
            anew=asked.anew,
            whole=asked.whole,
        )

    def _send_file(self, position: Any) -> None:
        if type(position) is int and position in range(len(self._files)) and not self.errors:
            file = self._files[position]
            self.send({"file": {"name": file.name, "type": file.type, "text": file.text()}})

    def _take_units(self, units: dict[Any, Any]) -> None:
        for name, position in units.items():
            control = self._controls.get(name)
            if isinstance(control, Number) and position in range(len(control.units)):
                self._units[name] = int(position)

    def __repr__(self) -> str:
        changed = (f"{n}={v!r}" for n, v in self._good.items() if v != self._start[n])
        return f"{type(self).__name__}({', '.join(changed)})"
