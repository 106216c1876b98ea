"""ipykernel's application for a fork, less what a fork of ours does not need.

A fork shares the memory of the warm process until it writes to it, and Python writes to whatever it
looks at. So what is left out here saves each reader's kernel seven megabytes and half of its start.
"""

import sys
from typing import Any

from ipykernel import ipkernel
from ipykernel.iostream import OutStream
from ipykernel.kernelapp import IPKernelApp
from traitlets.config.loader import Config, DeferredConfigString


class Stream(OutStream):
    """What a kernel prints to. Nothing is waited for where nothing was printed."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **{**options, "watchfd": False})

    def flush(self) -> None:
        """Send what was printed; ipykernel asks for it after every message."""
        if self._buffers:
            super().flush()


class Sys:
    """The module ``sys`` as if nothing had been imported."""

    def __init__(self) -> None:
        self.modules: dict[str, Any] = {}

    def __getattr__(self, name: str) -> Any:
        return getattr(sys, name)


class ForkedApp(IPKernelApp):
    """The application of a forked kernel."""

    def parse_command_line(self, argv: Any = None) -> None:
        """Read ``-f file`` and ``--Class.trait=value`` without a parser for hundreds of options."""
        rest, config = list(argv or []), Config()
        config.IPKernelApp.outstream_class = f"{__name__}.Stream"
        while rest:
            name, _, value = rest.pop(0).partition("=")
            if name == "-f" and rest:
                config.IPKernelApp.connection_file = rest.pop(0)
            elif name.startswith("--") and name.count(".") == 1 and value:
                owner, trait = name[2:].split(".")
                config[owner][trait] = DeferredConfigString(value)
            else:
                return super().parse_command_line(argv)
        self.cli_config = config
        self.update_config(config)
        return None

    def init_kernel(self) -> None:
        """Make the kernel; it would list the files of all modules for a debugger we do not have."""
        module: Any = ipkernel
        module.sys = Sys()
        try:
            super().init_kernel()
        finally:
            module.sys = sys
