"""Stop all buying at once, or let it go on.

    python -m jobs.stop all on                           nothing is placed or paid any more, for any shop
    python -m jobs.stop all off                          buying goes on, what was held for it too
    python -m jobs.stop shop x.myshopify.com on|off      the same for one shop

It works at once, queued jobs included; a payment that was already sent to Alibaba is followed to its end.
"""

from __future__ import annotations

import sys

from jobs.app import app
from sourcing.config import SettingsWrong
from sourcing.errors import NotFound
from sourcing.shops.stop import count_in_flight, stop_all, stop_shop
from wiring import outside

_SWITCH = {"on": True, "off": False}


def main(words: list[str]) -> int:
    """Do what the words of the command say; answers its exit code."""
    wanted = _read(words)
    if wanted is None:
        sys.stderr.write(__doc__ or "")
        return 2
    domain, on = wanted
    try:
        flask = app()
    except SettingsWrong as wrong:
        sys.stderr.write(f"{wrong}\n")
        return 2
    with flask.app_context():
        try:
            changed = stop_shop(outside(), domain, on=on) if domain else stop_all(outside(), on=on)
        except NotFound as missing:
            sys.stderr.write(f"{missing.message} {missing.remedy}\n")
            return 1
        sys.stdout.write(_said(domain, on=on, changed=changed) + "\n")
    return 0


def _read(words: list[str]) -> tuple[str | None, bool] | None:
    """The shop's domain (None for all) and the switch; None for words that make no sense."""
    if len(words) == 2 and words[0] == "all" and words[1] in _SWITCH:
        return None, _SWITCH[words[1]]
    if len(words) == 3 and words[0] == "shop" and words[2] in _SWITCH:
        return words[1].lower(), _SWITCH[words[2]]
    return None


def _said(domain: str | None, *, on: bool, changed: bool) -> str:
    whom = domain or "all shops"
    if not changed:
        return f"Buying was already {'stopped' if on else 'allowed'} for {whom}; nothing changed."
    if not on:
        return f"Buying goes on for {whom}; what was held by this stop is looked at again now."
    flying = count_in_flight(domain)
    left = f"{flying} purchases were already under way at Alibaba and are followed to their end." if flying else ""
    return f"Stopped: nothing more is placed or paid for {whom}. {left}".strip()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
