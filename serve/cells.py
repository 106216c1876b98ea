"""Runs the cells of a chapter. One that goes wrong takes nothing from the others."""

import logging
from collections.abc import Container
from typing import Any

from jupyter_core.utils import ensure_async
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from voila.execute import VoilaExecutor

WIDGET = "application/vnd.jupyter.widget-view+json"
LONGEST = 60.0  # s that a cell may take; ours take less than one, on a very busy machine ten
FAILED = {"failed": True}

log = logging.getLogger(__name__)

Outputs = dict[int, list[dict[str, Any]]]


class LostError(Exception):
    """The kernel can no longer be used, because of the cell with this number."""

    def __init__(self, index: int, reason: str) -> None:
        super().__init__(reason)
        self.index = index


async def run(
    notebook: Any, manager: Any, name: str, without: Container[int]
) -> tuple[Outputs, dict[str, Any]]:
    """Run a notebook in a kernel; return what its cells have shown and the states of all widgets.

    Parameters
    ----------
    notebook : NotebookNode
        The chapter; `name` is how the log calls it.
    manager : KernelManager
        Of a kernel in which nothing has run.
    without : container of int
        Cells that are not run, but shown as failed.

    Raises
    ------
    LostError
        If a cell does not end, or has ended the kernel.
    """
    executor = VoilaExecutor(notebook, km=manager, store_widget_state=True, timeout=int(LONGEST))
    executor.kc = await executor.async_start_new_kernel_client()
    outputs: Outputs = {}
    try:
        for index, cell in enumerate(notebook.cells):
            if cell.cell_type == "code":
                cell.outputs = []  # not those of the file
                ran = index not in without and await _run_cell(executor, cell, index, name)
                shown = [shown for output in cell.outputs if (shown := _shown(output))]
                outputs[index] = shown if ran else [*shown, FAILED]
    finally:
        await ensure_async(executor.kc.stop_channels())
    return outputs, executor.widget_state


async def _run_cell(executor: VoilaExecutor, cell: Any, index: int, name: str) -> bool:
    """Run a cell; False if it has failed."""
    try:
        await executor.async_execute_cell(cell, index, store_history=False)
    except CellExecutionError as error:
        log.error("Cell %d of %s has failed:\n%s", index, name, error)
        cell.outputs = [o for o in cell.outputs if o.output_type not in ("error", "stream")]
        return False
    except CellTimeoutError as error:
        raise LostError(index, f"takes more than {LONGEST:.0f} s") from error
    except DeadKernelError as error:
        raise LostError(index, "has ended its kernel") from error
    return True


def _shown(output: Any) -> dict[str, Any] | None:
    """Return what the page needs of an output; None for what is not for readers."""
    if output.output_type == "stream":
        return {"text": output.text} if output.name == "stdout" else None
    if output.output_type == "error":
        return FAILED
    data = output.data
    if WIDGET in data:
        return {"model": data[WIDGET]["model_id"]}
    if "text/html" in data:
        return {"html": data["text/html"]}
    if list(data) == ["text/plain"]:
        return {"text": data["text/plain"]}
    return {"foreign": True}
