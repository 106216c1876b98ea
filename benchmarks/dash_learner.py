"""A learner without a browser on the Dash app: Dash needs no web socket, a move is one request."""

import json

from benchmarks.peers.data import AGE, BMD
from benchmarks.voila_learner import VoilaLearner


class DashLearner(VoilaLearner):
    """One learner of the Dash app."""

    async def join(self) -> None:
        """Ask for what Dash's frontend asks for."""
        for path in ("", "_dash-layout", "_dash-dependencies"):
            await self.fetch(self.base + path)
        await self._move(BMD)

    async def leave(self) -> None:
        """Nothing to give back."""

    async def _move(self, value: float) -> None:
        outputs = [{"id": "answer", "property": "children"}, {"id": "chart", "property": "figure"}]
        inputs = [
            {"id": "age", "property": "value", "value": AGE},
            {"id": "bmd", "property": "value", "value": value},
        ]
        request = {
            "output": "..answer.children...chart.figure..",
            "outputs": outputs,
            "inputs": inputs,
            "changedPropIds": ["bmd.value"],
        }
        await self.fetch(
            self.base + "_dash-update-component",
            method="POST",
            headers={"Content-Type": "application/json"},
            body=json.dumps(request),
        )
