"""What is counted when something fails; no line of the log holds what a reader entered."""

import asyncio
import logging
import os
import sys
from types import SimpleNamespace

import pytest
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager
from tornado.httputil import HTTPServerRequest, RequestStartLine
from tornado.web import RequestHandler

from serve import metrics
from serve.forks import forks
from serve.provisioner import ForkingProvisioner

LAUNCH = [sys.executable, "-m", "ipykernel_launcher", "-f", "x"]


def count(name: str, **labels: str) -> float:
    return metrics.REGISTRY.get_sample_value(name, labels) or 0


def failures(kind: str) -> float:
    return count("bone_course_kernel_start_failures_total", kind=kind)


@pytest.mark.parametrize("ready", [True, False])
def test_a_fork_that_was_expected_and_did_not_come_is_a_failure(
    ready: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def nothing(*_: object) -> None:
        return None

    monkeypatch.setattr(forks, "warm", SimpleNamespace(ready=lambda: ready))
    monkeypatch.setattr(forks, "fork", nothing)
    before = failures(metrics.FORKED)
    asyncio.run(ForkingProvisioner()._fork(LAUNCH, env=dict(os.environ)))
    assert failures(metrics.FORKED) == before + ready


def test_a_kernel_that_cannot_start_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    async def full(*_: object, **__: object) -> None:
        raise OSError("no room")

    monkeypatch.setattr(AsyncMappingKernelManager, "start_kernel", full)
    before = failures(metrics.ORDINARY)
    with pytest.raises(OSError, match="no room"):
        asyncio.run(metrics.CountedKernels().start_kernel())
    assert failures(metrics.ORDINARY) == before + 1


@pytest.mark.parametrize(("status", "lines"), [(200, 0), (404, 0), (500, 1)])
def test_a_failed_request_is_logged_by_its_path_alone(
    status: int, lines: int, caplog: pytest.LogCaptureFixture
) -> None:
    line = RequestStartLine("GET", "/voila/render/x?mass=61.7", "HTTP/1.0")
    request = HTTPServerRequest(start_line=line)
    handler = SimpleNamespace(request=request, get_status=lambda: status)
    caplog.set_level(logging.INFO)
    labels = {"handler": "SimpleNamespace", "status": f"{status // 100}xx"}
    before = count("bone_course_request_seconds_count", **labels)
    metrics.record_request(handler)  # type: ignore[arg-type]
    assert count("bone_course_request_seconds_count", **labels) == before + 1
    assert [record.getMessage() for record in caplog.records] == lines * ["500 GET /voila/render/x"]


def test_a_web_socket_is_no_request(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: str) -> RequestHandler:
        raise AssertionError

    monkeypatch.setattr(metrics.REQUEST_TIME, "labels", never)
    handler = SimpleNamespace(request=None, get_status=lambda: 101)
    metrics.record_request(handler)  # type: ignore[arg-type]
