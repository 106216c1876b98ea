"""A learner without a browser in a chapter of the course."""

from benchmarks.voila_learner import VoilaLearner


class CourseLearner(VoilaLearner):
    """One learner of chapter 1."""

    async def _move(self, value: float) -> None:
        model = next(m for m, w in self.states.items() if self._is_calculator(w["state"]))
        seq = self.moved
        content = {"do": "set", "seq": seq, "entries": {"bmd": f"{value:.2f}"}, "units": {}}
        data = {"method": "custom", "content": content}
        await self.tell("comm_msg", {"comm_id": model, "data": data})
        async for message in self.messages():
            view = message["content"].get("data", {}).get("state", {}).get("view")
            if view and view["seq"] >= seq:
                return

    @staticmethod
    def _is_calculator(state: dict) -> bool:
        return any(c.get("name") == "bmd" for c in state.get("spec", {}).get("controls", []))
