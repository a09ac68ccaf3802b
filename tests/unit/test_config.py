from __future__ import annotations

import ast
import re
from dataclasses import fields
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from sourcing.config import Settings, SettingsWrong, read_settings

ROOT = Path(__file__).resolve().parents[2]
KEY = Fernet.generate_key().decode()
DEVELOPMENT = {
    "DATABASE_URL": "sqlite:////tmp/x.db",
    "REDIS_URL": "redis://127.0.0.1:6379/0",
    "SECRET_KEY": "s" * 32,
    "ENCRYPTION_KEYS": KEY,
    "APP_URL": "http://127.0.0.1:8000",
    "SHOPIFY_API_KEY": "sandbox-client-id",
    "SHOPIFY_API_SECRET": "sandbox-client-secret",
    "SHOPIFY_ADDRESS_MAP": "http://127.0.0.1:8100",
    "ALIBABA_APP_KEY": "500100",
    "ALIBABA_APP_SECRET": "sandbox-app-secret",
    "ALIBABA_API_URL": "http://127.0.0.1:8200/rest",
    "ALIBABA_AUTH_URL": "http://127.0.0.1:8200",
}
PRODUCTION = {
    "CARAVAN_ENV": "production",
    "DATABASE_URL": "postgresql://caravan@db/caravan",
    "REDIS_URL": "rediss://redis:6379/0",
    "SECRET_KEY": "p" * 32,
    "ENCRYPTION_KEYS": KEY,
    "APP_URL": "https://caravan.example",
    "SHOPIFY_API_KEY": "own-client-id",
    "SHOPIFY_API_SECRET": "own-client-secret",
    "ALIBABA_APP_KEY": "600200",
    "ALIBABA_APP_SECRET": "own-app-secret",
}
NEEDED = [
    "DATABASE_URL", "REDIS_URL", "SECRET_KEY", "ENCRYPTION_KEYS", "APP_URL", "SHOPIFY_API_KEY", "SHOPIFY_API_SECRET",
    "ALIBABA_APP_KEY", "ALIBABA_APP_SECRET",
]  # fmt: skip
ADDRESSES = [
    "APP_URL", "SHOPIFY_ADMIN_ORIGIN", "SHOPIFY_CDN_URL", "SHOPIFY_ADDRESS_MAP", "ALIBABA_API_URL", "ALIBABA_AUTH_URL",
]  # fmt: skip


def problems(environ: dict[str, str]) -> list[str]:
    with pytest.raises(SettingsWrong) as raised:
        read_settings(environ)
    return raised.value.problems


def test_development_and_production_start() -> None:
    assert not read_settings(DEVELOPMENT).production
    live = read_settings(PRODUCTION)
    assert live.production
    assert (live.alibaba_api_url, live.shopify_address_map) == ("https://openapi-api.alibaba.com/rest", None)
    assert live.database_url == "postgresql+psycopg://caravan@db/caravan"


@pytest.mark.parametrize("name", NEEDED)
@pytest.mark.parametrize("value", ["", "   "])
def test_a_missing_setting_is_named(name: str, value: str) -> None:
    (problem,) = problems({**DEVELOPMENT, name: value})
    assert problem.startswith(f"{name} is missing: set it to ")


def test_all_that_is_wrong_is_named_at_once() -> None:
    assert [problem.split()[0] for problem in problems({})] == NEEDED


@pytest.mark.parametrize("name", ADDRESSES)
@pytest.mark.parametrize("value", ["shop.example", "ftp://shop.example", "http://", "http://a:port", "http://a:0"])
def test_a_wrong_address_is_named(name: str, value: str) -> None:
    (problem,) = problems({**DEVELOPMENT, name: value})
    assert problem.startswith(f"{name} is {value.rstrip('/')!r}: ")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("CARAVAN_ENV", "staging"),
        ("LOG_LEVEL", "LOUD"),
        ("DATABASE_URL", "mysql://host/db"),
        ("REDIS_URL", "http://127.0.0.1:6379"),
        ("SECRET_KEY", "short"),
        ("ENCRYPTION_KEYS", f"{KEY},nonsense"),
        ("ALIBABA_TRADE_URL", "https://trade.alibaba.com/order"),
        ("ALIBABA_API_URL", "https://openapi-api.alibaba.com/rest"),
        ("ALIBABA_AUTH_URL", "https://openapi-auth.alibaba.com"),
        ("SHOPIFY_ADDRESS_MAP", ""),
        ("SHOPIFY_ADDRESS_MAP", "https://sandbox.example"),
    ],
)
def test_what_must_not_be_in_development_is_named_with_its_remedy(name: str, value: str) -> None:
    (problem,) = problems({**DEVELOPMENT, name: value})
    assert problem.startswith((f"{name} ", f"{name}: "))
    assert re.search(r"set |use |put |point ", problem)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SHOPIFY_ADDRESS_MAP", "http://127.0.0.1:8100"),
        ("APP_URL", "http://caravan.example"),
        ("APP_URL", "https://localhost"),
        ("SHOPIFY_ADMIN_ORIGIN", "http://127.0.0.1:8100"),
        ("SHOPIFY_CDN_URL", "http://127.0.0.1:8100/cdn"),
        ("ALIBABA_API_URL", "http://[::1]:8200/rest"),
        ("ALIBABA_AUTH_URL", "http://127.0.0.1:8200"),
        ("SHOPIFY_API_KEY", "sandbox-client-id"),
        ("SHOPIFY_API_SECRET", "sandbox-client-secret"),
        ("ALIBABA_APP_KEY", "500100"),
        ("ALIBABA_APP_SECRET", "sandbox-app-secret"),
    ],
)
def test_production_refuses_the_sandbox_and_what_is_not_encrypted(name: str, value: str) -> None:
    (problem,) = problems({**PRODUCTION, name: value})
    assert problem.startswith(f"{name} ")


@pytest.mark.parametrize("value", ["postgres://h/d", "postgresql://h/d", "postgresql+psycopg://h/d"])
def test_every_spelling_of_postgresql_gets_our_driver(value: str) -> None:
    assert read_settings({**DEVELOPMENT, "DATABASE_URL": value}).database_url == "postgresql+psycopg://h/d"


def test_keys_are_read_newest_first_and_addresses_without_a_slash_at_the_end() -> None:
    other = Fernet.generate_key().decode()
    settings = read_settings(
        {**DEVELOPMENT, "ENCRYPTION_KEYS": f" {KEY} , {other},", "APP_URL": "http://localhost:8000/"}
    )
    assert settings.encryption_keys == (KEY, other)
    assert settings.app_url == "http://localhost:8000"


def test_every_setting_is_in_the_example_and_everything_in_the_example_is_read_somewhere() -> None:
    example = set(re.findall(r"^#?([A-Z][A-Z0-9_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE))
    assert _names_read_by_the_config() <= example
    sources = [
        *(ROOT / "local").rglob("*.py"),
        *(ROOT / "sandbox" / "shared").glob("*.py"),
        *(ROOT / "tests").glob("*.py"),
    ]
    sources += [*(ROOT / "web").glob("*.py"), *(ROOT / "jobs").glob("*.py"), ROOT / "Procfile"]
    others = "\n".join(path.read_text() for path in sources)
    unread = {name for name in example - _names_read_by_the_config() if not re.search(rf"\b{name}\b", others)}
    assert unread == set()


def _names_read_by_the_config() -> set[str]:
    tree = ast.parse((ROOT / "sourcing" / "config.py").read_text())
    calls = [
        node.args[0].value
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args
        if isinstance(node.args[0], ast.Constant) and isinstance(node.func.value, ast.Name)
        if node.func.value.id == "reader"
    ]
    assert len(calls) == len(fields(Settings))
    return {str(name) for name in calls}
