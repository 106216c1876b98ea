"""What the command says when it cannot do what was asked, and that it stops cleanly."""

import signal
import socket
from pathlib import Path

import pytest

from serve import cli
from tests.browser.processes import free_port
from tests.serve.conftest import command, start


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as exit_:
        cli.main(["--version"])
    assert exit_.value.code == 0
    assert capsys.readouterr().out.startswith("bone-course ")


def test_missing_notebooks_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("serve", "lab"):
        assert cli.main([name, "--notebooks", str(tmp_path)]) == cli.NOT_FOUND
        said = capsys.readouterr().err
        assert str(tmp_path) in said
        assert said.count("\n") == 1


def test_unknown_language_names_those_there_are(
    notebooks: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = cli.main(["serve", "--lang", "xx", "--notebooks", str(notebooks)])
    assert code == cli.NOT_FOUND
    assert "There is: en." in capsys.readouterr().err


def test_taken_port_is_named_and_another_suggested(
    notebooks: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        arguments = ["serve", "--no-browser", "--port", str(port), "--notebooks", str(notebooks)]
        assert cli.main(arguments) == cli.PORT_TAKEN
    said = capsys.readouterr().err
    assert f"Port {port} is already in use" in said
    assert "Try: bone-course serve --port " in said


def test_ctrl_c_stops_with_one_line_said(notebooks: Path) -> None:
    port = free_port()
    arguments = ["serve", "--no-browser", "--port", str(port), "--notebooks", str(notebooks)]
    server = start(command(*arguments), f"http://127.0.0.1:{port}/")
    server.process.send_signal(signal.SIGINT)
    rest, _ = server.process.communicate(timeout=20)
    assert server.process.returncode == 0
    assert rest == ""
