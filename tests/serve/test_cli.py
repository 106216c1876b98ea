"""What the command says when it cannot do what was asked, and that it stops cleanly."""

import os
import shlex
import signal
import socket
import subprocess
from pathlib import Path

import pytest

from serve import cli
from tests.browser.processes import free_port
from tests.serve.conftest import command, settles, start
from tests.serve.visitor import Visitor


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


@pytest.mark.parametrize("ip", ["300.1.1.1", "192.0.2.77"])
def test_an_address_that_is_not_ours_is_named(ip: str, notebooks: Path) -> None:
    arguments = ["--no-browser", "--ip", ip, "--port", str(free_port())]
    started = command("serve", *arguments, "--notebooks", str(notebooks))
    ended = subprocess.run(started, capture_output=True, text=True, timeout=60)
    assert (ended.returncode, ended.stderr.count("\n")) == (cli.WRONG_USE, 1)
    assert f"address {ip} cannot be used: " in ended.stderr


@pytest.mark.parametrize("option", ["--port", "--metrics-port"])
@pytest.mark.parametrize("number", ["0", "65536", "80000", "-1", "x"])
def test_what_is_no_port_is_named(
    option: str, number: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as exit_:
        cli.main(["serve", f"{option}={number}"])
    assert exit_.value.code == cli.WRONG_USE
    assert option in capsys.readouterr().err


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGHUP])
def test_ctrl_c_or_a_closed_window_stop_it_with_one_line_said(
    number: signal.Signals, notebooks: Path
) -> None:
    port = free_port()
    arguments = ["serve", "--no-browser", "--port", str(port), "--notebooks", str(notebooks)]
    server = start(command(*arguments), f"http://127.0.0.1:{port}/")
    server.process.send_signal(number)
    rest, _ = server.process.communicate(timeout=20)
    assert server.process.returncode == 0
    assert rest == ""


@pytest.mark.parametrize("closing", [
    ">&-",
    pytest.param(">&- 2>&- <&-", marks=pytest.mark.long),
    pytest.param("| true", marks=pytest.mark.long),
])  # fmt: skip
def test_where_nobody_reads_what_it_says_it_serves_all_the_same(
    notebooks: Path, closing: str, tmp_path: Path
) -> None:
    """As when whoever has started it is gone. It must not print into what is open instead."""
    port = free_port()
    url, kept = f"http://127.0.0.1:{port}/", tmp_path / "process"
    options = f"--no-browser --ready=0 --port {port} --notebooks {shlex.quote(str(notebooks))}"
    line = f"{shlex.join(command('serve'))} {options}"
    script = f"(echo $BASHPID > {kept}; exec {line}) 2> {tmp_path / 'said'} {closing}"
    shell = subprocess.Popen(["bash", "-c", script])
    visitor = Visitor(url)
    try:
        assert settles(lambda: answers(visitor), 30)
        visitor.read("01.ipynb")
        status, seat = visitor.sit("01.ipynb")
        assert (status, bool(seat["outputs"])) == (200, True)
        os.kill(int(kept.read_text()), signal.SIGTERM)
        assert shell.wait(20) == 0
        assert (tmp_path / "said").read_text() == ""
    finally:
        shell.kill()


def answers(visitor: Visitor) -> bool:
    try:
        return visitor.ask("healthz")[0] == 200
    except OSError:
        return False
