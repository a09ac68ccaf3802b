"""The settings, read from the environment once; a wrong or missing one stops the start before anything has begun."""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from cryptography.fernet import Fernet

from sourcing.mail_settings import wrong_mail_settings

_LIVE_ALIBABA_API = "https://openapi-api.alibaba.com/rest"
_LIVE_ALIBABA_AUTH = "https://openapi-auth.alibaba.com"
_LIVE_ADMIN = "https://admin.shopify.com"
_LIVE_CDN = "https://cdn.shopify.com/shopifycloud"
_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
_SHORTEST_SECRET_KEY = 32
# What development starts with: published in the repository, so worth nothing as secrets.
_SANDBOX_VALUES = frozenset({"sandbox-client-id", "sandbox-client-secret", "500100", "sandbox-app-secret"})


class SettingsWrong(Exception):
    """One line per problem, each with its remedy, in `problems`."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("The settings are not usable:\n" + "\n".join(f"  - {problem}" for problem in problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Settings:
    """What the processes are told at the start. Addresses have no slash at the end."""

    production: bool
    database_url: str
    redis_url: str
    secret_key: str
    encryption_keys: tuple[str, ...]
    app_url: str
    shopify_api_key: str
    shopify_api_secret: str
    shopify_api_secret_old: str | None
    shopify_admin_origin: str
    shopify_cdn_url: str
    # Where *.myshopify.com is sent instead; None: to Shopify.
    shopify_address_map: str | None
    alibaba_app_key: str
    alibaba_app_secret: str
    alibaba_api_url: str
    alibaba_auth_url: str
    # A trade's page, with {trade_id}; empty when it is not known, then the payment page is all there is to link to.
    alibaba_trade_url: str
    support_email: str
    # smtp://user:password@host:port or smtps://…; empty: no mail is sent.
    smtp_url: str
    mail_from: str
    log_level: str


def read_settings(environ: Mapping[str, str]) -> Settings:
    """The settings in `environ`. Raises SettingsWrong with every problem at once."""
    reader = _Reader(environ)
    settings = Settings(
        production=reader.one_of("CARAVAN_ENV", ("development", "production"), "development") == "production",
        database_url=_with_driver(reader.needed("DATABASE_URL", "such as postgresql://user@host/caravan")),
        redis_url=reader.needed("REDIS_URL", "such as redis://127.0.0.1:6379/0"),
        secret_key=reader.needed("SECRET_KEY", f"at least {_SHORTEST_SECRET_KEY} random characters"),
        encryption_keys=reader.keys("ENCRYPTION_KEYS"),
        app_url=reader.address("APP_URL", None),
        shopify_api_key=reader.needed("SHOPIFY_API_KEY", "the client id of the app in the Dev Dashboard"),
        shopify_api_secret=reader.needed("SHOPIFY_API_SECRET", "the client secret of the app in the Dev Dashboard"),
        shopify_api_secret_old=reader.optional("SHOPIFY_API_SECRET_OLD") or None,
        shopify_admin_origin=reader.address("SHOPIFY_ADMIN_ORIGIN", _LIVE_ADMIN),
        shopify_cdn_url=reader.address("SHOPIFY_CDN_URL", _LIVE_CDN),
        shopify_address_map=reader.address("SHOPIFY_ADDRESS_MAP", "") or None,
        alibaba_app_key=reader.needed("ALIBABA_APP_KEY", "the app key of the Alibaba.com open platform console"),
        alibaba_app_secret=reader.needed("ALIBABA_APP_SECRET", "the app secret of the Alibaba.com console"),
        alibaba_api_url=reader.address("ALIBABA_API_URL", _LIVE_ALIBABA_API),
        alibaba_auth_url=reader.address("ALIBABA_AUTH_URL", _LIVE_ALIBABA_AUTH),
        alibaba_trade_url=reader.optional("ALIBABA_TRADE_URL"),
        support_email=reader.optional("SUPPORT_EMAIL"),
        smtp_url=reader.optional("SMTP_URL"),
        mail_from=reader.optional("MAIL_FROM"),
        log_level=reader.one_of("LOG_LEVEL", _LEVELS, "INFO"),
    )
    if not reader.problems:
        reader.problems += _misfits(settings)
    if reader.problems:
        raise SettingsWrong(reader.problems)
    return settings


class _Reader:
    """Collects problems instead of stopping at the first."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self._environ = environ
        self.problems: list[str] = []

    def optional(self, name: str) -> str:
        return self._environ.get(name, "").strip()

    def needed(self, name: str, remedy: str) -> str:
        value = self.optional(name)
        if not value:
            self.problems.append(f"{name} is missing: set it to {remedy}")
        return value

    def one_of(self, name: str, choices: tuple[str, ...], default: str) -> str:
        value = self.optional(name) or default
        if value not in choices:
            self.problems.append(f"{name} is {value!r}: set it to one of {', '.join(choices)}")
        return value

    def address(self, name: str, default: str | None) -> str:
        """An http(s) address; `default` None: it must be given."""
        value = (self.optional(name) or default or "").rstrip("/")
        if not value:
            if default is None:
                self.problems.append(f"{name} is missing: set it to an address such as https://app.example.com")
            return value
        if not _is_address(value):
            self.problems.append(f"{name} is {value!r}: set it to an address such as https://app.example.com")
        return value

    def keys(self, name: str) -> tuple[str, ...]:
        keys = tuple(key.strip() for key in self.needed(name, _KEY_REMEDY).split(",") if key.strip())
        for number, key in enumerate(keys, 1):
            if not _is_key(key):
                self.problems.append(f"{name}: key {number} is not usable: set it to {_KEY_REMEDY}")
        return keys


_KEY_REMEDY = (
    "one or more keys with commas between them, the newest first, each made by "
    '`python -c "from cryptography.fernet import Fernet; print(Fernet.generate_key().decode())"`'
)


def _is_address(value: str) -> bool:
    try:
        parts = urlsplit(value)
        has_port_or_none = parts.port is None or parts.port > 0
    except ValueError:
        return False
    return has_port_or_none and parts.scheme in {"http", "https"} and bool(parts.hostname)


def _is_key(key: str) -> bool:
    try:
        Fernet(key)
    except ValueError:
        return False
    return True


def _with_driver(url: str) -> str:
    for prefix in ("postgres://", "postgresql://"):
        if url.startswith(prefix):
            return "postgresql+psycopg://" + url.removeprefix(prefix)
    return url


def _is_local(address: str) -> bool:
    host = urlsplit(address).hostname or ""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _misfits(settings: Settings) -> list[str]:
    """What is readable but must not be together."""
    problems = []
    if not settings.database_url.startswith(("postgresql+psycopg://", "sqlite:///")):
        problems.append("DATABASE_URL names an unknown database: use postgresql://… or sqlite:///…")
    if not settings.redis_url.startswith(("redis://", "rediss://", "unix://")):
        problems.append("REDIS_URL is no address of a Redis: use redis://, rediss:// or unix://")
    if len(settings.secret_key) < _SHORTEST_SECRET_KEY:
        problems.append(f"SECRET_KEY is too short: use at least {_SHORTEST_SECRET_KEY} random characters")
    if settings.alibaba_trade_url and "{trade_id}" not in settings.alibaba_trade_url:
        problems.append("ALIBABA_TRADE_URL has no {trade_id} in it: put it where the number of the order belongs")
    problems += wrong_mail_settings(settings.smtp_url, settings.mail_from)
    return problems + (_wrong_in_production(settings) if settings.production else _wrong_in_development(settings))


def _wrong_in_production(settings: Settings) -> list[str]:
    problems = []
    if settings.shopify_address_map:
        problems.append("SHOPIFY_ADDRESS_MAP sends shops to the sandbox: remove it in production")
    for name, address in _addresses(settings).items():
        if _is_local(address):
            problems.append(f"{name} is on this machine ({address}): remove it in production to use the live address")
        elif not address.startswith("https://"):
            problems.append(f"{name} is not encrypted ({address}): use https:// in production")
    for name, value in _credentials(settings).items():
        if value in _SANDBOX_VALUES:
            problems.append(f"{name} is the sandbox's published one: set your own in production")
    return problems


def _wrong_in_development(settings: Settings) -> list[str]:
    problems = []
    remedy = "point it at the sandbox, or set CARAVAN_ENV=production"
    if settings.shopify_address_map is None:
        problems.append(f"SHOPIFY_ADDRESS_MAP is missing, so that live shops would be called: {remedy}")
    elif not _is_local(settings.shopify_address_map):
        problems.append(f"SHOPIFY_ADDRESS_MAP is not on this machine: {remedy}")
    live = [name for name in ("ALIBABA_API_URL", "ALIBABA_AUTH_URL") if not _is_local(_addresses(settings)[name])]
    return problems + [f"{name} would reach the live Alibaba in development: {remedy}" for name in live]


def _addresses(settings: Settings) -> dict[str, str]:
    return {
        "APP_URL": settings.app_url,
        "SHOPIFY_ADMIN_ORIGIN": settings.shopify_admin_origin,
        "SHOPIFY_CDN_URL": settings.shopify_cdn_url,
        "ALIBABA_API_URL": settings.alibaba_api_url,
        "ALIBABA_AUTH_URL": settings.alibaba_auth_url,
    }


def _credentials(settings: Settings) -> dict[str, str]:
    return {
        "SHOPIFY_API_KEY": settings.shopify_api_key,
        "SHOPIFY_API_SECRET": settings.shopify_api_secret,
        "ALIBABA_APP_KEY": settings.alibaba_app_key,
        "ALIBABA_APP_SECRET": settings.alibaba_app_secret,
    }
