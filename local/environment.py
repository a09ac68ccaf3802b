"""The settings that the processes are started with: what the person set, else what suits one machine."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from cryptography.fernet import Fernet

from local.database_url import database_url
from local.trouble import Trouble

HOST = "127.0.0.1"
DEMO_SHOP = "demo-shop"


class SettingWrong(Trouble):
    """A setting of the start is wrong; the message says which and how to mend it."""


@dataclass(frozen=True, slots=True)
class Ports:
    """Where the servers listen, on this machine only."""

    web: int = 8000
    shopify: int = 8100
    alibaba: int = 8200

    @property
    def app_url(self) -> str:
        """Where the app answers."""
        return f"http://{HOST}:{self.web}"

    @property
    def shopify_url(self) -> str:
        """Where the sandbox's Shopify answers."""
        return f"http://{HOST}:{self.shopify}"

    @property
    def alibaba_url(self) -> str:
        """Where the sandbox's Alibaba answers."""
        return f"http://{HOST}:{self.alibaba}"


def read_ports(environ: Mapping[str, str]) -> Ports:
    """PORT, SANDBOX_SHOPIFY_PORT and SANDBOX_ALIBABA_PORT, or their defaults. Raises SettingWrong."""
    default = Ports()
    ports = Ports(
        web=_port(environ, "PORT", default.web),
        shopify=_port(environ, "SANDBOX_SHOPIFY_PORT", default.shopify),
        alibaba=_port(environ, "SANDBOX_ALIBABA_PORT", default.alibaba),
    )
    if len({ports.web, ports.shopify, ports.alibaba}) < 3:
        raise SettingWrong("PORT, SANDBOX_SHOPIFY_PORT and SANDBOX_ALIBABA_PORT must be three different ports")
    return ports


def read_switch(environ: Mapping[str, str], name: str, *, default: bool) -> bool:
    """A setting that is on or off. Raises SettingWrong."""
    text = environ.get(name, "").strip().lower()
    if text in {"1", "on", "true", "yes"}:
        return True
    if text in {"0", "off", "false", "no"}:
        return False
    if text:
        raise SettingWrong(f"{name} is {text!r}: say on or off")
    return default


def sandbox_settings(ports: Ports) -> dict[str, str]:
    """What points the app at the sandbox; the names and secrets are the sandbox's published ones (sandbox/README.md)."""
    return {
        "SHOPIFY_API_KEY": "sandbox-client-id",
        "SHOPIFY_API_SECRET": "sandbox-client-secret",
        "SHOPIFY_ADMIN_ORIGIN": ports.shopify_url,
        "SHOPIFY_CDN_URL": f"{ports.shopify_url}/cdn/shopifycloud",
        "SHOPIFY_ADDRESS_MAP": ports.shopify_url,
        "ALIBABA_APP_KEY": "500100",
        "ALIBABA_APP_SECRET": "sandbox-app-secret",
        "ALIBABA_API_URL": f"{ports.alibaba_url}/rest",
        "ALIBABA_AUTH_URL": ports.alibaba_url,
        "ALIBABA_TRADE_URL": f"{ports.alibaba_url}/trade/{{trade_id}}",
        "SANDBOX_SHOPIFY_PORT": str(ports.shopify),
        "SANDBOX_ALIBABA_PORT": str(ports.alibaba),
        "SANDBOX_APP_URL": ports.app_url,
    }


def development_settings(given: Mapping[str, str], ports: Ports, data: Path) -> dict[str, str]:
    """Everything the processes need but the secrets and Redis. What is given wins, except how it is spelled.

    `data` is the folder that keeps all that must outlive a restart.
    """
    settings = {
        "CARAVAN_ENV": "development",
        "LOG_LEVEL": "INFO",
        "APP_URL": ports.app_url,
        "BIND_HOST": HOST,
        "SANDBOX_DATA_DIR": str(data / "sandbox"),
        **sandbox_settings(ports),
        **{name: value for name, value in given.items() if value},
    }
    settings["PORT"] = str(ports.web)
    settings["DATABASE_URL"] = database_url(given.get("DATABASE_URL"), data)
    settings["PYTHONUNBUFFERED"] = "1"
    return settings


def environment_for_tests(
    database: str, redis: str = "redis://127.0.0.1:1/0", ports: Ports | None = None
) -> dict[str, str]:
    """A whole environment that owes nothing to the one the tests were started in, PATH and HOME aside.

    Without `redis` a process that rings a worker fails at once: nothing listens on port 1.
    """
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "TMPDIR") if name in os.environ}
    secrets = {
        "SECRET_KEY": "of-tests-only-0123456789abcdef0123456789",
        "ENCRYPTION_KEYS": Fernet.generate_key().decode(),
    }
    settings = development_settings({"DATABASE_URL": database, "REDIS_URL": redis}, ports or Ports(), Path("var"))
    return {**kept, **secrets, **settings}


def read_env_file(file: Path) -> dict[str, str]:
    """NAME=value lines of a file; empty when there is none. Raises SettingWrong for a line that is neither."""
    values: dict[str, str] = {}
    lines = file.read_text().splitlines() if file.exists() else []
    for number, line in enumerate(lines, 1):
        text = line.strip()
        if not text or text.startswith("#"):
            continue
        name, equals, value = text.partition("=")
        if not equals or not name.strip().isidentifier():
            raise SettingWrong(f"{file.name}, line {number}: write NAME=value, or start the line with # for a comment")
        values[name.strip()] = value.strip().strip("\"'")
    return values


def _port(environ: Mapping[str, str], name: str, default: int) -> int:
    text = environ.get(name) or str(default)
    if not text.isdecimal() or not 1 <= int(text) <= 65535:
        raise SettingWrong(f"{name} is {text!r}: give a port from 1 to 65535, such as {default}")
    return int(text)
