"""Kernels for `jupyter_client` that are forked where that is possible, and ordinary elsewhere."""

import os
import sys
from typing import Any

from jupyter_client.provisioning import LocalProvisioner

from serve import metrics
from serve.forks import ForkedProcess, forks

KERNEL = "bone-course"  # our kernel specification, in share/jupyter/kernels
_LAUNCHER = ["-m", "ipykernel_launcher"]
_CHANGEABLE = {"env", "cwd"}  # what a fork can be given; for the rest a new process is needed


class ForkingProvisioner(LocalProvisioner):
    """Launches a kernel as a fork of the warm process; all else is as for any local kernel."""

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> Any:
        """Fork a kernel, or start an ordinary one."""
        kwargs = self._scrub_kwargs(kwargs)
        forked = await self._fork(cmd, **kwargs)
        if forked is None:
            return await super().launch_kernel(cmd, **kwargs)
        self.process = forked
        self.pid = forked.pid
        self.pgid = None  # `ForkedProcess` signals the group, and only while the kernel lives
        self.cwd = kwargs.get("cwd") or os.getcwd()
        return self.connection_info

    async def _fork(self, cmd: list[str], **kwargs: Any) -> ForkedProcess | None:
        python, *launcher = cmd[:3]
        given = {key for key, value in kwargs.items() if value is not None}
        environment = kwargs.get("env") or dict(os.environ)
        if python != sys.executable or launcher != _LAUNCHER or given - _CHANGEABLE:
            return None
        if _of_python(environment) != _of_python(os.environ):
            return None
        cwd = str(kwargs.get("cwd") or os.getcwd())
        order = {"arguments": cmd[3:], "env": dict(environment), "cwd": cwd}
        expected = forks.warm is not None and forks.warm.ready()
        forked = await forks.fork(order, self.log.error)
        if expected and forked is None:
            metrics.FAILURES.labels(metrics.FORKED).inc()
        return forked


def _of_python(environment: Any) -> dict[str, str]:
    """Return what the interpreter reads when it starts, which a fork cannot be given."""
    return {key: value for key, value in environment.items() if key.startswith("PYTHON")}
