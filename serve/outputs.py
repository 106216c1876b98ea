"""Run chapters and store their text outputs, so that nbval can compare them.

    python -m serve.outputs notebooks/en/*.ipynb

No widget state and no timings, and cells numbered in their order: a notebook changes only when its
words do. A cell that raises stops the work, and nothing is written.
"""

import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbformat import NotebookNode

PATIENCE = 120  # s for one cell
CELL_KEYS = ("numbers", "tags")  # what the page reads; whatever an editor adds goes


def as_text(output: NotebookNode, count: int) -> NotebookNode | None:
    """Return an output as plain text, or None where it has none."""
    if output.output_type == "stream":
        return nbformat.v4.new_output("stream", name=output.name, text=output.text)
    plain = output.get("data", {}).get("text/plain")
    if plain is None:
        return None
    return nbformat.v4.new_output("execute_result", {"text/plain": plain}, execution_count=count)


def store(path: Path) -> None:
    """Run one notebook and write it back with its text outputs only."""
    notebook = nbformat.read(path, 4)
    where = {"metadata": {"path": str(path.parent)}}
    NotebookClient(notebook, timeout=PATIENCE, kernel_name="python3", resources=where).execute()
    notebook.metadata.pop("widgets", None)
    notebook.metadata.language_info = {"name": "python"}
    for cell in notebook.cells:
        cell.metadata = {key: cell.metadata[key] for key in CELL_KEYS if key in cell.metadata}
    for count, cell in enumerate((c for c in notebook.cells if c.cell_type == "code"), start=1):
        texts = (as_text(output, count) for output in cell.outputs)
        cell.outputs = [text for text in texts if text is not None]
        cell.execution_count = count  # nbval compares only what looks as if it had been run
    nbformat.validate(notebook)
    nbformat.write(notebook, path)


def main() -> None:
    """Store the outputs of the notebooks named on the command line."""
    for name in sys.argv[1:]:
        store(Path(name))
        print("stored", name)


if __name__ == "__main__":
    main()
