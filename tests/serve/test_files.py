"""The files of the template: fresh, complete, and asking no other host for anything."""

import json
import re
from pathlib import Path

import pytest

from serve import build, places, texts, vendor
from tests.serve.conftest import write_chapter

SOURCES = [
    f
    for f in sorted(places.TEMPLATE.rglob("*"))
    if f.suffix in {".j2", ".html", ".js", ".css", ".svg", ".json"}
]
CODE = "\n".join(f.read_text(encoding="utf-8") for f in SOURCES if f != build.TARGET)


def test_course_file_is_up_to_date() -> None:
    assert build.main(["--check"]) == 0


def test_course_lists_what_exists(tmp_path: Path) -> None:
    write_chapter(tmp_path, 4, "Standing", [])
    write_chapter(tmp_path, 1, "Weak bones", [])
    glossary = write_chapter(tmp_path, 9, "Glossary", [])
    content = json.loads(glossary.read_text(encoding="utf-8"))
    del content["metadata"]["chapter"]
    glossary.write_text(json.dumps(content), encoding="utf-8")
    edition = build.edition(tmp_path)
    assert [c["title"] for c in edition["chapters"]] == ["Weak bones", "Standing"]
    assert [p["id"] for p in edition["parts"]] == ["know", "load"]
    assert "Standing" not in edition["writing"]
    assert "Your plan" in edition["writing"]


def test_vendored_files_are_the_ones_listed() -> None:
    assert vendor.problems() == []


@pytest.mark.parametrize("file", SOURCES, ids=lambda f: f.name)
def test_no_other_host(file: Path) -> None:
    hosts = re.findall(r"(?:https?:)?//[a-z0-9-]+\.[a-z0-9.]+", file.read_text(encoding="utf-8"))
    assert [h for h in hosts if "www.w3.org" not in h] == []


def test_every_word_is_used_and_every_used_word_exists() -> None:
    for letter, words in (("t", texts.chrome("en")), ("l", texts.landing("en"))):
        used = set(re.findall(rf"\b{letter}\.([a-z_]+)", CODE))
        used |= {f"size_{n}" for n in "123"} if letter == "t" else set()
        assert set(words) - used == set()
        assert used - set(words) <= {"size_"}


def test_every_chapter_has_an_icon_and_a_strand() -> None:
    for name in ("icons.j2", "femur.j2"):
        text = (places.TEMPLATE / name).read_text(encoding="utf-8")
        assert all(f"'{n:02d}':" in text for n in texts.planned("en"))


def test_settings_are_those_of_a_public_page() -> None:
    settings = json.loads((places.ROOM / "voila.json").read_text(encoding="utf-8"))
    assert settings["VoilaConfiguration"]["strip_sources"] is True
    assert settings["VoilaConfiguration"]["show_tracebacks"] is False
    assert settings["MappingKernelManager"]["cull_idle_timeout"] > 0
    tornado = settings["Voila"]["tornado_settings"]
    assert "disable_check_xsrf" not in tornado
    assert "default-src 'self'" in tornado["headers"]["Content-Security-Policy"]
