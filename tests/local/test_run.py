"""`make run` from its first line to its last, with a small house of the same shape: see small_house/."""

from __future__ import annotations

import os
import pty
import select
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SMALL_HOUSE = Path(__file__).parent / "small_house"
RUNS = "Caravan runs."


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(SMALL_HOUSE, tmp_path / "project")
    shutil.copytree(
        ROOT / "local", tmp_path / "project" / "local", ignore=shutil.ignore_patterns("__pycache__", "demo.py")
    )
    (tmp_path / "project" / "local" / "demo.py").write_text("def fill(places: object) -> str:\n    return 'nothing'\n")
    return tmp_path / "project"


class Running:
    """A started `python -m local.run`, whose output is read as it comes."""

    def __init__(self, project: Path, **settings: str) -> None:
        self.project = project
        self.ports = free_ports(3)
        names = ("PORT", "SANDBOX_SHOPIFY_PORT", "SANDBOX_ALIBABA_PORT")
        kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        chosen = dict(zip(names, map(str, self.ports), strict=True))
        self.popen = subprocess.Popen(
            [sys.executable, "-m", "local.run"],
            cwd=project,
            env={**kept, **chosen, **settings},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        self.said = ""

    def until(self, words: str, seconds: float = 40.0) -> str:
        assert self.popen.stdout
        deadline = time.monotonic() + seconds
        while words not in self.said:
            ready, _, _ = select.select([self.popen.stdout], [], [], deadline - time.monotonic())
            piece = os.read(self.popen.stdout.fileno(), 65536) if ready else b""
            assert piece, f"{words!r} was never said, but: {self.said}"
            self.said += piece.decode()
        return self.said

    def end(self, number: int | None = None) -> int:
        """Sends the signal and reads to the end; answers the exit code."""
        if number:
            self.popen.send_signal(number)
        self.said += self.popen.communicate(timeout=40)[0].decode()
        return self.popen.returncode


Start = Callable[..., Running]


@pytest.fixture
def start(project: Path) -> Iterator[Start]:
    """Starts the small house with the settings given by name; what a test leaves running is killed."""
    started: list[Running] = []

    def begin(**settings: str) -> Running:
        started.append(Running(project, **settings))
        return started[-1]

    yield begin
    for running in started:
        running.popen.kill()
        running.popen.wait()
        if running.popen.stdout:
            running.popen.stdout.close()


def free_ports(count: int) -> list[int]:
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [one.getsockname()[1] for one in sockets]
    for one in sockets:
        one.close()
    return ports


def processes_of(project: Path) -> dict[int, str]:
    found = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if (folder / "cwd").readlink() == project:
                found[int(folder.name)] = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode()
        except OSError:
            continue
    return found


def test_it_starts_says_its_steps_and_where_to_look_and_ctrl_c_ends_it(start: Start, project: Path) -> None:
    running = start()
    running.until(RUNS)
    running.until("make clean-data")
    code = running.end(signal.SIGINT)

    assert code == 0, running.said
    assert "Traceback" not in running.said
    assert "✓  1. look whether the ports are free" in running.said
    assert f"http://127.0.0.1:{running.ports[1]}/store/demo-shop/apps/caravan" in running.said
    assert "stop everything" in running.said
    assert processes_of(project) == {}


def test_sigterm_ends_it_as_ctrl_c_does(start: Start, project: Path) -> None:
    running = start()
    running.until(RUNS)
    assert running.end(signal.SIGTERM) == 0
    assert processes_of(project) == {}


def test_being_killed_leaves_no_process_behind(start: Start, project: Path) -> None:
    running = start()
    running.until(RUNS)
    running.popen.kill()
    running.popen.wait()
    deadline = time.monotonic() + 20
    # What a program started by itself is its own to tidy up; gunicorn and rq do.
    while left := {pid: words for pid, words in processes_of(project).items() if not words.startswith("sleep")}:
        assert time.monotonic() < deadline, left
    for pid in processes_of(project):
        os.kill(pid, signal.SIGKILL)


def test_a_process_that_does_not_stop_is_killed(start: Start, project: Path) -> None:
    running = start(STUBBORN="1")
    running.until(RUNS)
    assert running.end(signal.SIGINT) == 0
    assert processes_of(project) == {}


def test_a_process_that_dies_is_named_and_the_rest_is_stopped(start: Start, project: Path) -> None:
    running = start()
    running.until(RUNS)
    pid = int(next(project.glob("var/worker-*")).name.removeprefix("worker-"))
    os.kill(pid, signal.SIGKILL)
    code = running.end()

    assert code == 1
    assert "worker ended by signal 9" in running.said or "clock ended by signal 9" in running.said
    assert processes_of(project) == {}


def test_a_second_start_keeps_the_secrets(start: Start, project: Path) -> None:
    first = start()
    first.until(RUNS)
    first.end(signal.SIGINT)
    secrets = (project / "var" / "secrets.env").read_text()
    second = start()
    second.until(RUNS)
    second.end(signal.SIGINT)
    assert (project / "var" / "secrets.env").read_text() == secrets


def test_a_second_house_in_the_same_folder_is_refused(start: Start) -> None:
    first = start()
    first.until(RUNS)
    second = start()
    assert second.end() == 1
    assert f"already running in this folder (process {first.popen.pid})" in second.said
    assert first.end(signal.SIGINT) == 0


def test_a_taken_port_is_told_with_its_holder_and_another_one(start: Start, project: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as holder:
        port = holder.getsockname()[1]
        running = start(PORT=str(port))
        code = running.end()
    assert code == 1
    assert f"port {port} is taken by " in running.said
    assert f"(process {os.getpid()})" in running.said
    assert "make run PORT=" in running.said
    assert not (project / "var" / "migrated").exists()


def test_a_migration_that_stops_says_its_last_words(start: Start, project: Path) -> None:
    running = start(MIGRATION="broken")
    assert running.end() == 1
    assert "the table orders is broken" in running.said
    assert processes_of(project) == {}


def test_warnings_reach_the_screen_and_everything_the_log(start: Start, project: Path) -> None:
    running = start()
    running.until("WARNING: web begins")
    running.until(RUNS)
    running.end(signal.SIGINT)
    assert "WARNING: web begins" in (project / "var" / "log" / "web.log").read_text()


def test_settings_of_the_env_file_are_read(start: Start, project: Path) -> None:
    (project / ".env").write_text("VERBOSE=on\n")
    running = start()
    running.until("quietly: web is verbose")
    running.until(RUNS)
    assert running.end(signal.SIGINT) == 0


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ({"PORT": "eighty"}, "PORT is 'eighty': give a port from 1 to 65535"),
        ({"PORT": "8100", "SANDBOX_SHOPIFY_PORT": "8100"}, "must be three different ports"),
        ({"VERBOSE": "loud"}, "VERBOSE is 'loud': say on or off"),
        ({"REDIS_URL": "redis://127.0.0.1:1/0"}, "does not answer (127.0.0.1:1/0): start it, or unset REDIS_URL"),
        ({"REDIS_URL": "127.0.0.1"}, "REDIS_URL is no address"),
        ({"DATABASE_URL": "mysql://db/caravan"}, "keeps its data in PostgreSQL or SQLite"),
        (
            {"DATABASE_URL": "postgresql://me:hidden@127.0.0.1:1/caravan"},
            "does not answer (postgresql+psycopg://me:***@",
        ),
    ],
)
def test_a_wrong_setting_is_told_with_its_remedy(start: Start, settings: dict[str, str], sentence: str) -> None:
    running = start(**settings)
    assert running.end() == 1
    assert sentence in running.said
    assert "Traceback" not in running.said


def test_ctrl_c_at_a_terminal_is_no_error_for_make_either(project: Path) -> None:
    (project / "Makefile").write_text(f"run:\n\t@exec {sys.executable} -m local.run\n")
    web, shopify, alibaba = free_ports(3)
    arguments = ["make", "run", f"PORT={web}", f"SANDBOX_SHOPIFY_PORT={shopify}", f"SANDBOX_ALIBABA_PORT={alibaba}"]
    pid, terminal = pty.fork()
    if pid == 0:
        os.chdir(project)
        os.execvp("make", arguments)  # noqa: S606  the shell is left out on purpose
    said = b""
    deadline = time.monotonic() + 60
    typed = False
    while time.monotonic() < deadline:
        try:
            said += os.read(terminal, 65536) if select.select([terminal], [], [], 1)[0] else b""
        except OSError:
            break
        if not typed and RUNS.encode() in said:
            os.write(terminal, b"\x03")
            typed = True
    os.close(terminal)
    _, status = os.waitpid(pid, 0)
    assert os.waitstatus_to_exitcode(status) == 0, said.decode()
    assert b"Error" not in said
    assert processes_of(project) == {}
