"""The joined JavaScript: complete, without name clashes, and readable by an engine."""

import re
import subprocess
from collections import Counter

import pytest
from playwright._impl._driver import compute_driver_executable

import widgets
from widgets import bundle

ENTRIES = {
    thing.__name__: str(thing._esm)
    for thing in vars(widgets).values()
    if isinstance(thing, type) and hasattr(thing, "_esm")
}
TOP_LEVEL = re.compile(r"^(?:async )?(?:function\*?|const|let|class) (\w+)", re.MULTILINE)


@pytest.mark.parametrize("name", ENTRIES)
def test_an_engine_reads_it(name, tmp_path):
    node, _ = compute_driver_executable()  # comes with playwright: no Node to install
    path = tmp_path / "bundle.mjs"
    path.write_text(ENTRIES[name])
    done = subprocess.run([node, "--check", path], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("name", ENTRIES)
def test_nothing_is_left_to_import_and_no_name_stands_twice(name):
    code = ENTRIES[name]
    assert not re.search(r"^import ", code, re.MULTILINE)
    assert code.count("export default") == 1
    twice = [n for n, count in Counter(TOP_LEVEL.findall(code)).items() if count > 1]
    assert twice == []


@pytest.mark.parametrize("path", sorted(bundle.JS.rglob("*.js")), ids=lambda p: p.name)
def test_javascript_holds_no_words_for_readers(path):
    """Every word a reader sees comes from a notebook or the catalogue."""
    code = re.sub(r"//[^\n]*|/\*.*?\*/", "", path.read_text(), flags=re.DOTALL)
    strings = re.findall(r'"([^"\\\n]*)"', code)
    allowed = r"plotly\.js did not load"
    sentences = [s for s in strings if re.search(r"[A-Z][a-z]+ [a-z]+ [a-z]+", s)]
    assert [s for s in sentences if not re.match(allowed, s)] == []


@pytest.mark.parametrize("path", sorted(bundle.JS.rglob("*.js")), ids=lambda p: p.name)
def test_files_stay_small(path):
    assert len(path.read_text().splitlines()) <= 300
