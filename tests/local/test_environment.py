from __future__ import annotations

from pathlib import Path

import pytest

from local.environment import (
    Ports,
    SettingWrong,
    development_settings,
    environment_for_tests,
    read_env_file,
    read_ports,
    read_switch,
)


def test_without_any_setting_the_app_is_pointed_at_the_sandbox() -> None:
    settings = development_settings({}, Ports(), Path("/data"))
    assert settings["APP_URL"] == "http://127.0.0.1:8000"
    assert settings["SHOPIFY_ADDRESS_MAP"] == "http://127.0.0.1:8100"
    assert settings["ALIBABA_API_URL"] == "http://127.0.0.1:8200/rest"
    assert settings["DATABASE_URL"] == "sqlite:////data/caravan.db"
    assert settings["SANDBOX_DATA_DIR"] == "/data/sandbox"


def test_other_ports_move_every_address_that_holds_them() -> None:
    ports = read_ports({"PORT": "9000", "SANDBOX_SHOPIFY_PORT": "9100", "SANDBOX_ALIBABA_PORT": "9200"})
    settings = development_settings({}, ports, Path("/data"))
    assert settings["SANDBOX_APP_URL"] == "http://127.0.0.1:9000"
    assert settings["SHOPIFY_CDN_URL"].startswith("http://127.0.0.1:9100/")
    assert settings["ALIBABA_AUTH_URL"].startswith("http://127.0.0.1:9200")
    assert settings["ALIBABA_TRADE_URL"] == "http://127.0.0.1:9200/trade/{trade_id}"
    assert not [name for name, value in settings.items() if ":8000" in value or ":8100" in value or ":8200" in value]


def test_what_the_person_sets_wins() -> None:
    settings = development_settings({"LOG_LEVEL": "DEBUG", "APP_URL": "https://tunnel.example"}, Ports(), Path("/data"))
    assert settings["LOG_LEVEL"] == "DEBUG"
    assert settings["APP_URL"] == "https://tunnel.example"


def test_a_setting_left_empty_counts_as_not_set() -> None:
    assert development_settings({"LOG_LEVEL": ""}, Ports(), Path("/data"))["LOG_LEVEL"] == "INFO"


def test_the_environment_of_tests_owes_nothing_to_the_one_they_were_started_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://real/orders")
    monkeypatch.setenv("SHOPIFY_API_SECRET", "real")
    environ = environment_for_tests("sqlite:////tmp/t.db")
    assert environ["DATABASE_URL"] == "sqlite:////tmp/t.db"
    assert "real" not in environ.values()


def test_an_env_file_is_read_without_comments_and_quotes(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text('# ours\n\nLOG_LEVEL="DEBUG"\nDATABASE_URL=postgresql://u:p=q@db/x\n')
    assert read_env_file(tmp_path / ".env") == {"LOG_LEVEL": "DEBUG", "DATABASE_URL": "postgresql://u:p=q@db/x"}


def test_no_env_file_is_no_trouble(tmp_path: Path) -> None:
    assert read_env_file(tmp_path / ".env") == {}


def test_a_line_that_is_no_setting_is_told_with_its_number(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("LOG_LEVEL=INFO\nexport everything\n")
    with pytest.raises(SettingWrong, match=".env, line 2: write NAME=value"):
        read_env_file(tmp_path / ".env")


@pytest.mark.parametrize(("text", "meant"), [("on", True), ("1", True), ("No", False), ("0", False), ("", True)])
def test_switches_understand_what_people_write(text: str, meant: bool) -> None:
    assert read_switch({"SANDBOX": text}, "SANDBOX", default=True) is meant


@pytest.mark.parametrize("text", ["0", "65536", "-1", "8000.5", "²"])
def test_a_port_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(SettingWrong, match="PORT is"):
        read_ports({"PORT": text})
