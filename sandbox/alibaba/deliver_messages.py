"""Takes push messages to the app: signed, within 500 ms, with the faults of the plan."""

import httpx

from sandbox.alibaba.messages import RETRY_SECONDS
from sandbox.alibaba.signing import message_signature
from sandbox.alibaba.world import World

PUSH_PATH = "/alibaba/messages"
TIMEOUT_SECONDS = 0.5
LONGEST_HOLD_SECONDS = 30.0

Message = dict[str, object]


class Courier:
    """Delivers what is ripe, one message after the other; used by one thread only."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._client = httpx.Client(timeout=TIMEOUT_SECONDS, trust_env=False)

    def deliver_ripe(self) -> int:
        """Try every message that is due; answers how many were tried."""
        ripe = self._world.messages.ripe()
        for message in ripe:
            if self._world.stopping.is_set():
                break
            self._treat(message)
        return len(ripe)

    def close(self) -> None:
        """Close the connections to the app."""
        self._client.close()

    def _treat(self, message: Message) -> None:
        # A message meets the fault plan once, before its first attempt.
        fault = None if message["fault"] else self._world.faults.next(str(message["topic"]), about="message")
        message["fault"] = message["fault"] or (fault.kind if fault else "none")
        if fault is None or fault.kind == "twice":
            self._send(message, times=2 if fault else 1)
        elif fault.kind == "never":
            self._world.messages.finish(message, "withheld by the fault plan")
        elif fault.kind == "late":
            self._world.messages.postpone(
                message, fault.seconds * self._world.clock.rate, "made late by the fault plan"
            )
        else:
            message["held"] = True
            wait = LONGEST_HOLD_SECONDS * self._world.clock.rate
            self._world.messages.postpone(message, wait, "held back until another message goes first")

    def _send(self, message: Message, times: int) -> None:
        outcomes = [self._post(str(message["body"]).encode()) for _ in range(times)]
        attempts = message["attempts"] = int(str(message["attempts"])) + 1
        if outcomes[-1] == "200":
            self._world.messages.finish(message, "delivered" if times == 1 else "delivered twice")
            self._world.messages.release_held()
        elif attempts > len(RETRY_SECONDS):
            self._world.messages.finish(message, f"given up after {attempts} attempts: {outcomes[-1]}")
        else:
            self._world.messages.postpone(message, RETRY_SECONDS[attempts - 1], f"to be tried again: {outcomes[-1]}")

    def _post(self, body: bytes) -> str:
        settings = self._world.settings
        signature = message_signature(settings.alibaba_app_key, body, settings.alibaba_app_secret)
        headers = {"Authorization": signature, "Content-Type": "application/json"}
        try:
            answer = self._client.post(settings.app_url + PUSH_PATH, content=body, headers=headers)
        except httpx.HTTPError as error:
            return f"{type(error).__name__}: {error}"
        return str(answer.status_code)
