"""Waits until a server answers that it is well."""

from __future__ import annotations

import time
from collections.abc import Callable

import httpx

from local.trouble import Trouble

EVERY_SECONDS = 0.1


class NotHealthy(Trouble):
    """A server did not answer in time, or the process behind it ended; the message says which."""


def wait_until_healthy(name: str, url: str, still_runs: Callable[[], None], seconds: float = 30.0) -> None:
    """Asks `url` until it answers 200. `still_runs` is called in between and raises when there is no use in waiting.

    Raises NotHealthy after `seconds`, with the last answer.
    """
    deadline = time.monotonic() + seconds
    last = "no answer"
    # Nothing of the person's proxy settings: the servers are on this machine.
    with httpx.Client(timeout=2.0, trust_env=False) as client:
        while time.monotonic() < deadline:
            still_runs()
            try:
                answer = client.get(url)
            except httpx.TransportError as error:
                last = str(error) or type(error).__name__
            else:
                if answer.status_code == httpx.codes.OK:
                    return
                last = f"status {answer.status_code}: {answer.text[:200]}"
            time.sleep(EVERY_SECONDS)
    raise NotHealthy(f"{name} did not answer at {url} within {seconds:.0f} seconds ({last}); its log says more")
