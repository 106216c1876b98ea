"""A learner without a browser in a chapter of the course: asks for the page, then for a seat."""

import json
from typing import Any
from urllib.parse import urlencode

from benchmarks.voila_learner import VoilaLearner


class CourseLearner(VoilaLearner):
    """One learner of chapter 1."""

    kernel = ""

    async def leave(self) -> None:
        """Give the seat back, as the page does when it is closed."""
        await super().leave()
        form = urlencode({"_xsrf": self.cookies["_xsrf"]})
        await self.fetch(f"{self.base}voila/api/shutdown/{self.kernel}", method="POST", body=form)

    async def _seat(self) -> str:
        await self.fetch(self.page)
        address = self.page.replace("voila/render", "voila/seat")
        headers = {"X-XSRFToken": self.cookies["_xsrf"]}
        seat = json.loads((await self.fetch(address, method="POST", body="", headers=headers)).body)
        self.states = seat["models"]
        self.kernel = str(seat["kernel"])
        return self.kernel

    async def _get_states(self) -> None:
        """They came with the seat."""

    async def _move(self, value: float) -> None:
        model = next(m for m, state in self.states.items() if self._is_calculator(state))
        seq = self.moved
        content = {"do": "set", "seq": seq, "entries": {"bmd": f"{value:.2f}"}, "units": {}}
        data = {"method": "custom", "content": content}
        await self.tell("comm_msg", {"comm_id": model, "data": data})
        async for message in self.messages():
            view = message["content"].get("data", {}).get("state", {}).get("view")
            if view and view["seq"] >= seq:
                return

    @staticmethod
    def _is_calculator(state: dict[str, Any]) -> bool:
        return any(c.get("name") == "bmd" for c in state.get("spec", {}).get("controls", []))
