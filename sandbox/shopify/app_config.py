"""The app's toml, read as `shopify app deploy` would: its name, its scopes and its webhook subscriptions."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from sandbox.shared.settings import SettingsError


@dataclass(frozen=True, slots=True)
class Subscription:
    """One topic is sent to one absolute address."""

    topic: str
    address: str
    api_version: str
    name: str | None


@dataclass(frozen=True, slots=True)
class AppConfig:
    """What the sandbox needs of the toml; empty when there is no file yet."""

    name: str
    handle: str
    scopes: tuple[str, ...]
    subscriptions: tuple[Subscription, ...]


def read_app_config(path: Path, app_url: str) -> AppConfig:
    """Reads the toml; `app_url` replaces its application_url. Raises SettingsError when it is not understood."""
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return AppConfig("Caravan", "caravan", (), ())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"SANDBOX_APP_TOML {path} is not valid TOML: {error}") from None
    scopes = str(document.get("access_scopes", {}).get("scopes", ""))
    return AppConfig(
        name=str(document.get("name", "Caravan")),
        handle=str(document.get("handle", "caravan")),
        scopes=tuple(scope.strip() for scope in scopes.split(",") if scope.strip()),
        subscriptions=_subscriptions(document.get("webhooks", {}), app_url, path),
    )


def _subscriptions(webhooks: dict[str, Any], app_url: str, path: Path) -> tuple[Subscription, ...]:
    version = str(webhooks.get("api_version", ""))
    found: list[Subscription] = []
    for entry in webhooks.get("subscriptions", []):
        for topic in [*entry.get("topics", []), *entry.get("compliance_topics", [])]:
            address = urljoin(app_url + "/", str(entry.get("uri", "")).lstrip("/"))
            subscription = Subscription(topic, address, version, entry.get("name"))
            if subscription in found:
                raise SettingsError(f"SANDBOX_APP_TOML {path} subscribes {topic} to {address} twice")
            found.append(subscription)
    return tuple(found)


class AppConfigFile:
    """The toml on disk, read again whenever it changes."""

    def __init__(self, path: Path, app_url: str) -> None:
        self._path, self._app_url = path, app_url
        self._stamp: float | None = None
        self._config = self._read()

    def now(self) -> AppConfig:
        """The configuration as the file says it at this moment."""
        return self._read()

    def _read(self) -> AppConfig:
        stamp = self._path.stat().st_mtime if self._path.exists() else -1.0
        if stamp != self._stamp:
            self._config, self._stamp = read_app_config(self._path, self._app_url), stamp
        return self._config
