"""Three replicas behind haproxy on loopback, with the very configuration of `deploy/haproxy`."""

import os
import shutil
import signal
import subprocess
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.browser.processes import free_port
from tests.serve.conftest import Served, command, settles, start

ROOT = Path(__file__).parents[2]
CONFIGURATION = ROOT / "deploy" / "haproxy" / "haproxy.cfg"


def found_haproxy() -> str:
    """Return haproxy; on Debian, as root, install it; else leave the test out."""
    if not shutil.which("haproxy") and shutil.which("apt-get") and os.geteuid() == 0:
        for line in (["update"], ["install", "-y", "--no-install-recommends", "haproxy"]):
            subprocess.run(["apt-get", *line], capture_output=True, timeout=180, check=False)
    found = shutil.which("haproxy") or shutil.which("haproxy", path="/usr/sbin:/usr/local/sbin")
    if not found:
        pytest.skip("haproxy is not here and could not be installed")
    return found


def certificate(folder: Path) -> Path:
    """Make a self-signed one, for this run alone; return key and certificate in one file."""
    if not shutil.which("openssl"):
        pytest.skip("openssl is not here: no certificate can be made")
    key, made = folder / "key.pem", folder / "certificate.pem"
    names = "subjectAltName=DNS:localhost,IP:127.0.0.1"
    line = f"openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext {names}"
    subprocess.run(
        [*line.split(), "-keyout", str(key), "-out", str(made)], check=True, capture_output=True
    )
    both = folder / "both.pem"
    both.write_text(made.read_text() + key.read_text())
    return both


class Replica:
    """One `bone-course serve` that may be killed and started again on its ports."""

    def __init__(self, number: int, *more: str) -> None:
        self.number = str(number)
        self.port, self.machines = free_port(), free_port()
        ports = ["--port", str(self.port), "--metrics-port", str(self.machines)]
        self._command = command("serve", "--no-browser", *ports, "--trust-proxy", *more)
        self.start()

    def start(self) -> None:
        self.served: Served = start(self._command, f"http://127.0.0.1:{self.port}/")

    def status(self) -> int:
        try:
            url = f"http://127.0.0.1:{self.machines}/readyz"
            with urllib.request.urlopen(url, timeout=5) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as refused:
            return refused.code
        except OSError:
            return 0

    def ready(self) -> bool:
        return self.status() == 200

    def drain(self) -> None:
        self.served.process.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        self.served.process.kill()
        self.served.process.wait()


class Cluster:
    """Replicas and the proxy before them."""

    def __init__(self, folder: Path) -> None:
        self.haproxy, self.trust = found_haproxy(), str(certificate(folder))
        self.tls, self.plain = free_port(), free_port()
        self.url = f"https://localhost:{self.tls}"
        self._log = (folder / "haproxy.log").open("w+")

    def environment(self, addresses: dict[str, str]) -> dict[str, str]:
        own = {
            "COURSE_TLS": f"127.0.0.1:{self.tls}",
            "COURSE_PLAIN": f"127.0.0.1:{self.plain}",
            "COURSE_CERTIFICATE": self.trust,
        }
        return {**os.environ, **own, **addresses}

    @contextmanager
    def proxy(self, addresses: dict[str, str]) -> Iterator["Cluster"]:
        """Run haproxy before servers of any kind: ``{"REPLICA_1": "127.0.0.1:8871", …}``."""
        line = [self.haproxy, "-db", "-f", str(CONFIGURATION)]
        process = subprocess.Popen(
            line, env=self.environment(addresses), stdout=self._log, stderr=subprocess.STDOUT
        )
        try:
            yield self
        finally:
            process.terminate()
            process.wait(10)

    @contextmanager
    def running(self) -> Iterator["Cluster"]:
        self.replicas = [Replica(number, "--drain", "60") for number in (1, 2, 3)]
        try:
            assert settles(lambda: all(replica.ready() for replica in self.replicas))
            addresses = {}
            for replica in self.replicas:
                addresses[f"REPLICA_{replica.number}"] = f"127.0.0.1:{replica.port}"
                addresses[f"REPLICA_{replica.number}_HEALTH"] = f"127.0.0.1:{replica.machines}"
            with self.proxy(addresses):
                yield self
        finally:
            for replica in self.replicas:
                replica.kill() if replica.served.process.poll() is None else None

    def replica(self, number: str | None) -> Replica:
        return next(replica for replica in self.replicas if replica.number == number)

    def said(self) -> str:
        self._log.flush()
        return Path(self._log.name).read_text()
