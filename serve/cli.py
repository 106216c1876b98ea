"""The `bone-course` command: `serve` shows the course, `lab` opens it, `handout` prints it."""

import argparse
import os
import shutil
import socket
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from serve import places, runtime
from serve.forks import forks
from serve.lines import EVERYBODY
from serve.password import VARIABLE, NoPasswordError, shared_secret, wanted
from serve.values import folder_of_url, port, proxies, seconds, whole_number

READY = 300  # MB
OK, WRONG_USE, NOT_FOUND, PORT_TAKEN, NOT_INSTALLED, NOT_PRINTED = 0, 2, 3, 4, 5, 6


class CannotStartError(Exception):
    """One sentence that says what is wrong and what helps, and the exit code."""

    def __init__(self, sentence: str, code: int) -> None:
        super().__init__(sentence)
        self.code = code


def say(sentence: str) -> None:
    """Print one line at once, also into a pipe; if nobody reads it any more, go on."""
    try:
        print(sentence, flush=True)
    except OSError:
        runtime.fill(1)


def find_notebooks(folder: str | None, language: str | None = None) -> Path:
    """Return the folder with the notebooks, or say clearly that it is not there."""
    notebooks = places.notebooks(folder)
    spoken = places.languages(notebooks)
    if not spoken:
        raise CannotStartError(
            f"No notebooks were found in {notebooks}. Run this from a clone of the course, "
            f"or name the folder with --notebooks.",
            NOT_FOUND,
        )
    if language is not None and language not in spoken:
        raise CannotStartError(
            f"There is no edition in {language!r} in {notebooks}. There is: {', '.join(spoken)}.",
            NOT_FOUND,
        )
    return notebooks


def free_port_after(port: int, ip: str) -> int:
    """Return the next port that is free now, to suggest it."""
    for candidate in range(port + 1, min(port + 100, 65536)):
        with socket.socket() as probe:
            try:
                probe.bind((ip, candidate))
            except OSError:
                continue
            return candidate
    return 0


def serve(options: argparse.Namespace) -> None:
    """Show the course in a browser until Ctrl-C."""
    notebooks = find_notebooks(options.notebooks, options.lang)
    try:
        options.password = wanted(options.password)  # before the first child is born
        options.secret = shared_secret()
    except NoPasswordError as missing:
        raise CannotStartError(str(missing), WRONG_USE) from missing
    try:
        if options.fork:
            forks.start()  # first: it gets ready while the server does
        run_server(options, notebooks)
    finally:
        forks.stop()


def run_server(options: argparse.Namespace, notebooks: Path) -> None:
    """Run the server until Ctrl-C, with a folder of its own for what is made at start."""
    try:
        from serve import app
    except ImportError as missing:
        raise not_installed(missing) from missing
    made = app.share(notebooks)
    paths = [str(made), str(places.SHARE), os.environ.get("JUPYTER_PATH", "")]
    os.environ["JUPYTER_PATH"] = os.pathsep.join(p for p in paths if p)
    os.environ["IPYTHONDIR"] = str(made / "ipython")  # a kernel writes there when it starts
    try:
        server = app.CourseServer.make(
            notebooks,
            options.lang,
            options.ip,
            options.port,
            fork=options.fork,
            places=options.seats,
            ready=options.ready,
            password=options.password,
            folder=made,
        )
        server.cookie_secret = options.secret or server.cookie_secret
        server.say = say
        server.open_browser = not options.no_browser
        server.base_url, server.proxies = options.base_url, options.trust_proxy
        server.names = frozenset(options.host)
        server.drain = options.drain
        if options.metrics_port is not None:
            server.machines = options.metrics_ip, options.metrics_port
        server.start()
    except app.PortTakenError as taken:
        raise port_taken(options, taken.port) from taken
    except app.CannotListenError as problem:
        raise CannotStartError(str(problem), WRONG_USE) from problem
    finally:
        shutil.rmtree(made, ignore_errors=True)


def port_taken(options: argparse.Namespace, port: int) -> CannotStartError:
    """Return the sentence for a port on which another program listens."""
    for_machines = port == options.metrics_port
    option = "--metrics-port" if for_machines else "--port"
    other = free_port_after(port, options.metrics_ip if for_machines else options.ip)
    advice = f"Try: bone-course serve {option} {other}" if other else f"Choose another: {option}."
    return CannotStartError(
        f"Port {port} is already in use, perhaps by this course. {advice}", PORT_TAKEN
    )


def lab(options: argparse.Namespace) -> None:
    """Open the notebooks in JupyterLab, to read and change the code."""
    notebooks = find_notebooks(options.notebooks)
    try:
        from jupyterlab.labapp import LabApp  # type: ignore[import-untyped]
    except ImportError as missing:
        raise not_installed(missing) from missing
    arguments = [f"--ServerApp.root_dir={notebooks}"]
    LabApp.launch_instance(argv=arguments + (["--no-browser"] if options.no_browser else []))


def handout(options: argparse.Namespace) -> None:
    """Print the two-page handouts of the chapters as PDF files."""
    notebooks = find_notebooks(options.notebooks, options.lang)
    try:
        from serve import handout as printer
    except ImportError as missing:
        raise not_installed(missing) from missing
    try:
        printer.print_all(notebooks, options.lang, options.chapter, options.out, options.paper)
    except printer.CannotPrintError as problem:
        raise CannotStartError(str(problem), NOT_PRINTED) from problem


def not_installed(missing: ImportError) -> CannotStartError:
    """Return the sentence for a package that is not there."""
    return CannotStartError(
        f"The Python package {missing.name!r} is not installed here. "
        f"Run in the folder of the course: pip install -e .",
        NOT_INSTALLED,
    )


def parser() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    try:
        number = version("bone-course")
    except PackageNotFoundError:
        number = "not installed"
    top = argparse.ArgumentParser(
        prog="bone-course", description="Strong Bones, a course in notebooks."
    )
    top.add_argument("--version", action="version", version=f"bone-course {number}")
    commands = top.add_subparsers(required=True, metavar="serve | lab | handout")

    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--no-browser", action="store_true", help="do not open a browser")
    common.add_argument(
        "--notebooks",
        metavar="FOLDER",
        help=f"folder that holds en/; default: ${places.NOTEBOOKS_VARIABLE}, else the clone's",
    )
    command = commands.add_parser("serve", parents=[common], help="show the course in a browser")
    _add_serve(command)
    _add_behind_a_proxy(command)
    command.set_defaults(run=serve)
    command = commands.add_parser("lab", parents=[common], help="open the notebooks in JupyterLab")
    command.set_defaults(run=lab)
    command = commands.add_parser("handout", help="print the chapters' handouts as PDF files")
    _add_handout(command)
    command.set_defaults(run=handout)
    return top


def _add_serve(command: argparse.ArgumentParser) -> None:
    command.add_argument("--port", type=port, default=8866, help="default: 8866")
    command.add_argument(
        "--ip", default="127.0.0.1", help="default: 127.0.0.1; 0.0.0.0 lets other devices in"
    )
    command.add_argument("--lang", default="en", help="language of the edition; default: en")
    command.add_argument(
        "--no-fork",
        dest="fork",
        action="store_false",
        help="start every kernel anew; slower, and the only way outside Linux",
    )
    command.add_argument(
        "--password",
        action="store_true",
        help=f"ask for a class password at start, or take it from ${VARIABLE}",
    )
    command.add_argument(
        "--seats",
        type=whole_number,
        default=0,
        metavar="N",
        help="for how many readers at once; the next ones wait; default: what the memory holds",
    )
    command.add_argument(
        "--ready",
        type=whole_number,
        default=READY,
        metavar="MB",
        help=f"memory for chapters that are started before a visit; default: {READY}; 0: none",
    )


def _add_behind_a_proxy(command: argparse.ArgumentParser) -> None:
    behind = command.add_argument_group("behind a proxy, on many machines; see deploy/README.md")
    behind.add_argument(
        "--base-url", type=folder_of_url, default="/", metavar="/COURSE/", help="default: /"
    )
    behind.add_argument(
        "--trust-proxy",
        nargs="?",
        type=proxies,
        default=(),
        const=proxies(EVERYBODY),
        metavar="ADDRESS,…",
        help="believe X-Forwarded-For and X-Forwarded-Proto from these; from all if none is named: "
        "only where no reader comes past the proxy",
    )
    behind.add_argument(
        "--host",
        action="append",
        type=str.lower,
        default=[],
        metavar="NAME",
        help="answer under this name only; may be given several times; default: under any",
    )
    behind.add_argument(
        "--metrics-port",
        type=port,
        metavar="PORT",
        help="/healthz, /readyz and /metrics (Prometheus) on this port; default: none",
    )
    behind.add_argument(
        "--metrics-ip", default="127.0.0.1", metavar="IP", help="address of it; default: 127.0.0.1"
    )
    behind.add_argument(
        "--drain",
        type=seconds,
        default=0,
        metavar="SECONDS",
        help="on SIGTERM let open pages go on for so long; default: 0",
    )


def _add_handout(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "chapter", nargs="*", help="number or file name of a chapter; default: all of them"
    )
    command.add_argument(
        "--out", type=Path, default=Path("handouts"), metavar="DIR", help="default: handouts"
    )
    command.add_argument("--paper", choices=("a4", "letter"), default="a4", help="default: a4")
    command.add_argument("--lang", default="en", help="language of the edition; default: en")
    command.add_argument("--notebooks", metavar="FOLDER", help="folder that holds en/")


def main(arguments: list[str] | None = None) -> int:
    """Run the command; return the exit code."""
    runtime.fill_standard_files()
    options = parser().parse_args(arguments)
    try:
        options.run(options)
    except KeyboardInterrupt:
        return OK
    except CannotStartError as problem:
        print(f"bone-course: {problem}", file=sys.stderr)
        return problem.code
    return OK
