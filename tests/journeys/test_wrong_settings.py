from __future__ import annotations

import sys
from pathlib import Path

import pytest

from local.free_ports import free_ports
from local.processes import read_procfile
from tests.journeys.conftest import Town
from tests.journeys.programs import ROOT, Program

pytestmark = pytest.mark.journey

PROGRAMS = {
    "web": read_procfile(ROOT / "Procfile")["web"],
    "worker": f"{sys.executable} -m jobs.worker",
    "clock": f"{sys.executable} -m jobs.clock",
}


@pytest.mark.parametrize("name", PROGRAMS)
@pytest.mark.parametrize(
    ("setting", "value", "sentence"),
    [
        ("SECRET_KEY", "", "SECRET_KEY is missing: set it to at least 32 random characters"),
        (
            "APP_URL",
            "app.example.com",
            "APP_URL is 'app.example.com': set it to an address such as https://app.example.com",
        ),
    ],
    ids=["missing", "wrong"],
)
def test_a_wrong_setting_stops_the_start_with_one_clear_line(
    town: Town, tmp_path: Path, name: str, setting: str, value: str, sentence: str
) -> None:
    environ = town.environ | {"PORT": str(free_ports(1)[0]), setting: value}
    program = Program(name, PROGRAMS[name], environ, tmp_path / "said.log")
    try:
        code = program.wait_for_exit()
    finally:
        program.stop()
    assert code != 0
    about = [line for line in program.said().splitlines() if setting in line]
    assert about == [f"  - {sentence}"]
    assert "Traceback" not in program.said()
