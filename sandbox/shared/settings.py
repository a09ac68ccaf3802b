"""The sandbox's settings, read from SANDBOX_* environment variables once, at the start."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit


class SettingsError(ValueError):
    """A setting is wrong; the message says which one and how to mend it."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything both servers need to know at the start. `clock_rate` is sandbox seconds per real second."""

    data_dir: Path = Path("var/sandbox")
    host: str = "127.0.0.1"
    shopify_port: int = 8100
    alibaba_port: int = 8200
    app_url: str = "http://127.0.0.1:8000"
    app_toml: Path = Path("shopify.app.toml")
    shopify_client_id: str = "sandbox-client-id"
    shopify_client_secret: str = "sandbox-client-secret"  # noqa: S105  the published secret of a pretended app
    alibaba_app_key: str = "500100"
    alibaba_app_secret: str = "sandbox-app-secret"  # noqa: S105  the published secret of a pretended app
    clock_rate: float = 1.0
    seed: int = 1


def read_settings(environ: Mapping[str, str]) -> Settings:
    """Settings from the environment, with the defaults of sandbox/README.md. Raises SettingsError with a hint."""
    default = Settings()
    return Settings(
        data_dir=Path(environ.get("SANDBOX_DATA_DIR") or default.data_dir),
        host=environ.get("SANDBOX_HOST") or default.host,
        shopify_port=_port(environ, "SANDBOX_SHOPIFY_PORT", default.shopify_port),
        alibaba_port=_port(environ, "SANDBOX_ALIBABA_PORT", default.alibaba_port),
        app_url=_url(environ, "SANDBOX_APP_URL", default.app_url),
        app_toml=Path(environ.get("SANDBOX_APP_TOML") or default.app_toml),
        shopify_client_id=environ.get("SANDBOX_SHOPIFY_CLIENT_ID") or default.shopify_client_id,
        shopify_client_secret=environ.get("SANDBOX_SHOPIFY_CLIENT_SECRET") or default.shopify_client_secret,
        alibaba_app_key=environ.get("SANDBOX_ALIBABA_APP_KEY") or default.alibaba_app_key,
        alibaba_app_secret=environ.get("SANDBOX_ALIBABA_APP_SECRET") or default.alibaba_app_secret,
        clock_rate=_rate(environ, "SANDBOX_CLOCK_RATE", default.clock_rate),
        seed=_whole(environ, "SANDBOX_SEED", default.seed),
    )


def _whole(environ: Mapping[str, str], name: str, default: int) -> int:
    text = environ.get(name)
    if not text:
        return default
    try:
        return int(text)
    except ValueError:
        raise SettingsError(f"{name} is {text!r}: give a whole number, such as {default}") from None


def _port(environ: Mapping[str, str], name: str, default: int) -> int:
    port = _whole(environ, name, default)
    if not 0 <= port <= 65535:
        raise SettingsError(f"{name} is {port}: give a port from 1 to 65535, or 0 for any free one")
    return port


def _rate(environ: Mapping[str, str], name: str, default: float) -> float:
    text = environ.get(name)
    try:
        rate = float(text) if text else default
    except ValueError:
        rate = -1.0
    if not 0 <= rate <= 1_000_000:
        raise SettingsError(f"{name} is {text!r}: give how many seconds pass per real second, such as 1 or 60")
    return rate


def _url(environ: Mapping[str, str], name: str, default: str) -> str:
    url = (environ.get(name) or default).rstrip("/")
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise SettingsError(f"{name} is {url!r}: give an address with its scheme, such as {default}")
    return url
