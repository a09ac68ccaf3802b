"""The scripts that look for tools before anything is installed."""

from __future__ import annotations

import fcntl
import os
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def programs(tmp_path: Path) -> Path:
    """A PATH of its own with what a script needs, and a healthy Python, node and npm; a test breaks one of them."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in ("sh", "printf", "ls", "id", "date", "mkdir", "tail", "sed", "rm", "env"):
        (folder / name).symlink_to(f"/usr/bin/{name}")
    pretend(folder, "python3", "exit 0")
    pretend(folder, "node", "echo v20.19.0")
    pretend(folder, "npm", "echo 10.8.2")
    return folder


def pretend(folder: Path, name: str, script: str) -> None:
    (folder / name).unlink(missing_ok=True)
    (folder / name).write_text(f"#!/bin/sh\n{script}\n")
    (folder / name).chmod(0o755)


def run(script: str, programs: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    environ = {"PATH": str(programs), **settings}
    return subprocess.run(["/bin/sh", str(ROOT / script)], env=environ, capture_output=True, text=True, check=False)


def test_all_tools_there_says_nothing(programs: Path) -> None:
    done = run("local/tools.sh", programs)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_missing_python_is_told_with_the_apt_line(programs: Path) -> None:
    (programs / "python3").unlink()
    done = run("local/tools.sh", programs)
    assert done.returncode == 1
    assert "apt-get install python3 python3-venv" in done.stderr


def test_an_old_python_is_told_with_its_version(programs: Path) -> None:
    pretend(programs, "python3", 'case "$1" in -V) echo Python 3.9.2;; *) exit 1;; esac')
    done = run("local/tools.sh", programs)
    assert done.returncode == 1
    assert "Python 3.9.2, too old" in done.stderr


def test_a_python_without_venv_is_told_with_the_apt_line(programs: Path) -> None:
    pretend(programs, "python3", 'case "$2" in *ensurepip*) exit 1;; *) exit 0;; esac')
    done = run("local/tools.sh", programs)
    assert done.returncode == 1
    assert "apt-get install python3-venv" in done.stderr


def test_an_old_node_and_a_missing_npm_are_told_together(programs: Path) -> None:
    pretend(programs, "node", "echo v18.13.0")
    (programs / "npm").unlink()
    done = run("local/tools.sh", programs)
    assert done.returncode == 1
    assert "Node.js is v18.13.0, too old" in done.stderr
    assert "npm is missing" in done.stderr
    assert "https://nodejs.org" in done.stderr


def test_without_root_the_missing_test_programs_are_told(programs: Path) -> None:
    pretend(programs, "id", "echo 1000")
    done = run("local/test_programs.sh", programs, TEST_DATABASE_URL="postgresql://elsewhere/db")
    assert done.returncode == 1
    assert "sudo apt-get install chromium" in done.stderr


def test_with_root_the_missing_test_programs_are_installed(programs: Path, tmp_path: Path) -> None:
    pretend(programs, "id", "echo 0")
    pretend(programs, "apt-get", f'echo "$@" >> {tmp_path}/asked')
    done = subprocess.run(
        ["/bin/sh", "local/test_programs.sh"],
        cwd=copy_of_scripts(tmp_path),
        env={"PATH": str(programs), "TEST_DATABASE_URL": "postgresql://elsewhere/db"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    asked = (tmp_path / "asked").read_text().splitlines()
    assert asked == ["update", "install -y --no-install-recommends chromium"]


def test_a_failed_step_shows_what_it_said_and_its_exit_code(tmp_path: Path) -> None:
    done = subprocess.run(
        ["/bin/sh", "local/step.sh", "try", "/bin/sh", "-c", "echo the reason; exit 3"],
        cwd=copy_of_scripts(tmp_path),
        env={"PATH": os.defpath},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 3
    assert "the reason" in done.stderr


def test_the_data_of_a_running_house_is_not_forgotten(tmp_path: Path) -> None:
    folder = copy_of_scripts(tmp_path)
    (folder / "var").mkdir()
    lock = folder / "var" / "run.pid"
    lock.write_text("4711\n")
    with lock.open() as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        refused = subprocess.run(["sh", "local/clean_data.sh"], cwd=folder, capture_output=True, text=True, check=False)
    assert refused.returncode == 1
    assert "process 4711" in refused.stderr
    assert lock.exists()

    subprocess.run(["sh", "local/clean_data.sh"], cwd=folder, capture_output=True, check=True)
    assert not (folder / "var").exists()


def copy_of_scripts(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    (folder / "local").mkdir(parents=True)
    for script in (ROOT / "local").glob("*.sh"):
        (folder / "local" / script.name).write_text(script.read_text())
    return folder
