from __future__ import annotations

import re
import tomllib
from pathlib import Path

from sourcing.inbox.topics import HANDLERS

ROOT = Path(__file__).resolve().parents[2]
TOML = (ROOT / "shopify.app.toml").read_text()
HANDLED_BY = re.compile(r'^\s*"([a-z_]+/[a-z_]+)",?\s*# Handled by: (\S+): (\w+)$', re.MULTILINE)


def subscribed() -> list[str]:
    """All topics that Shopify is told to send, by the parsed file."""
    kinds = ("topics", "compliance_topics")
    subscriptions = tomllib.loads(TOML)["webhooks"]["subscriptions"]
    return [topic for one in subscriptions for kind in kinds for topic in one.get(kind, [])]


def test_every_topic_subscribed_to_has_a_handler_and_every_handler_is_subscribed_to() -> None:
    assert sorted(subscribed()) == sorted(topic for source, topic in HANDLERS if source == "shopify")


def test_every_topic_comes_to_the_door_for_webhooks() -> None:
    assert {one["uri"] for one in tomllib.loads(TOML)["webhooks"]["subscriptions"]} == {"/webhooks"}


def test_the_note_beside_each_topic_names_the_function_that_handles_it() -> None:
    notes = {topic: (file, name) for topic, file, name in HANDLED_BY.findall(TOML)}
    assert sorted(notes) == sorted(subscribed())
    for topic, (file, name) in notes.items():
        handler = HANDLERS["shopify", topic]
        assert (f"{handler.__module__.replace('.', '/')}.py", handler.__name__) == (file, name), topic
        assert (ROOT / file).is_file()
