"""The whole house on one machine: what is started in which order, watched, and stopped in the opposite one."""

from __future__ import annotations

import fcntl
import os
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import TextIO

from local import demo
from local.development_secrets import development_secrets
from local.embedded_redis import EmbeddedRedis
from local.environment import DEMO_SHOP, development_settings, read_env_file, read_ports, read_switch
from local.free_ports import demand_free
from local.health import wait_until_healthy
from local.journey.stage import Places
from local.migrate import migrate
from local.processes import Process, read_procfile, stop_together
from local.reach import demand_database, demand_redis
from local.say import Terminal
from local.trouble import Trouble

LOOKS_EVERY_SECONDS = 0.2


class ProcessEnded(Trouble):
    """A process ended by itself; the message says which, and its last words."""


class House:
    """Everything that `make run` starts. `environ` is what the person set; .env fills what they did not."""

    def __init__(
        self,
        root: Path,
        environ: Mapping[str, str],
        terminal: Terminal,
        data: Path | None = None,
        *,
        filled: bool = True,
    ) -> None:
        given = {**read_env_file(root / ".env"), **{name: value for name, value in environ.items() if value}}
        self._root = root
        self._data = data or root / "var"
        self._filled = filled
        self._terminal = terminal
        self._ports = read_ports(given)
        self._has_sandbox = read_switch(given, "SANDBOX", default=True)
        self._verbose = read_switch(given, "VERBOSE", default=False)
        self._given = given
        self._environ: dict[str, str] = {}
        self._redis: EmbeddedRedis | None = None
        self._sandbox: list[Process] = []
        self._app: list[Process] = []
        self._lock: TextIO | None = None

    def start(self) -> None:
        """Brings everything up, step by step. Raises Trouble; call stop() then, too."""
        with self._terminal.step("look whether the ports are free") as details:
            self._take_the_lock()
            wanted = {"PORT": self._ports.web}
            if self._has_sandbox:
                wanted |= {"SANDBOX_SHOPIFY_PORT": self._ports.shopify, "SANDBOX_ALIBABA_PORT": self._ports.alibaba}
            demand_free(wanted.items())
            details.append(", ".join(map(str, wanted.values())))
        self._prepare_settings()
        self._start_redis()
        with self._terminal.step("bring the database to the newest schema") as details:
            details.append(demand_database(self._environ["DATABASE_URL"]))
            migrate(self._root, self._environ)
        if self._has_sandbox:
            self._start_sandbox()
        self._start_app()
        if self._has_sandbox and self._filled:
            with self._terminal.step("fill the demo shop") as details:
                details.append(demo.fill(Places(self._ports.app_url, self._ports.shopify_url, self._ports.alibaba_url)))
        self.look()

    def watch(self) -> None:
        """Returns never; raises ProcessEnded when a process ends by itself."""
        while True:
            self.look()
            time.sleep(LOOKS_EVERY_SECONDS)

    def look(self) -> None:
        """Raises ProcessEnded when one of the processes has ended."""
        for process in [*self._sandbox, *self._app]:
            code = process.exit_code()
            if code is not None:
                how = f"by signal {-code}" if code < 0 else f"with exit code {code}"
                raise ProcessEnded(
                    f"{process.name} ended {how}; its last words (all of them: {self._shown(process.log)}):\n"
                    f"{process.last_words()}"
                )
        if self._redis and self._redis.exit_code() is not None:
            raise ProcessEnded(
                f"Redis ended with exit code {self._redis.exit_code()}; see {self._shown(self._redis.log)}"
            )

    def stop(self) -> None:
        """Ends the app first, then the sandbox it calls, then Redis, which the workers need to say goodbye to."""
        stop_together(self._app)
        stop_together(self._sandbox)
        if self._redis:
            self._redis.stop()
        if self._lock:
            self._lock.close()

    @property
    def leaders(self) -> dict[str, int]:
        """The process id of each program, by its name; what a program forks belongs to the session it leads."""
        return {process.name: process.pid for process in [*self._sandbox, *self._app]}

    def where_to_look(self) -> list[str]:
        """The lines that tell a person how to go on."""
        shop = f"{self._ports.shopify_url}/store/{DEMO_SHOP}"
        places = [("Caravan", f"{self._ports.app_url}/")]
        if self._has_sandbox:
            places = [
                ("Caravan in the shop's admin", f"{shop}/apps/caravan"),
                ("The shop's admin, its orders", shop),
                ("Alibaba, the buyer's pages", f"{self._ports.alibaba_url}/"),
            ]
        notes = [
            ("Stop", "Ctrl-C"),
            ("What is kept, and the logs", "var/, var/log/"),
            ("Start anew", "make clean-data, then make run"),
        ]
        width = max(len(label) for label, _ in [*places, *notes])
        lines = [f"{label:<{width}}   {value}" for label, value in places]
        return ["Caravan runs.", "", *lines, "", *(f"{label:<{width}}   {value}" for label, value in notes)]

    def _take_the_lock(self) -> None:
        self._data.mkdir(parents=True, exist_ok=True)
        self._lock = (self._data / "run.pid").open("a+")
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            self._lock.seek(0)
            holder = self._lock.read().strip()
            raise Trouble(
                f"`make run` is already running in this folder (process {holder}): use it, or stop it first"
            ) from None
        self._lock.truncate(0)
        self._lock.write(f"{os.getpid()}\n")
        self._lock.flush()

    def _prepare_settings(self) -> None:
        with self._terminal.step("read the settings") as details:
            secrets = development_secrets(self._data / "secrets.env")
            self._environ = {**secrets, **development_settings(self._given, self._ports, self._data)}
            # The Procfile names programs of the virtual environment, whether or not it was activated.
            programs = f"{Path(sys.executable).parent}{os.pathsep}{self._environ.get('PATH', os.defpath)}"
            self._environ["PATH"] = programs
            details.append("with the sandbox's" if self._has_sandbox else "without the sandbox")

    def _start_redis(self) -> None:
        with self._terminal.step("start Redis") as details:
            if url := self._given.get("REDIS_URL"):
                demand_redis(url)
                details.append("the one of REDIS_URL")
            else:
                self._redis = EmbeddedRedis(self._data / "redis")
                self._environ["REDIS_URL"] = self._redis.url
                details.append(Path(self._redis.program).name)

    def _start_sandbox(self) -> None:
        with self._terminal.step("start the sandbox of both platforms"):
            self._sandbox.append(self._process("sandbox", f"{sys.executable} -m sandbox"))
            for url in (self._ports.shopify_url, self._ports.alibaba_url):
                wait_until_healthy("sandbox", f"{url}/_sandbox/health", self.look)

    def _start_app(self) -> None:
        commands = read_procfile(self._root / "Procfile")
        with self._terminal.step(f"start {', '.join(commands)}"):
            for name, command in commands.items():
                self._app.append(self._process(name, command))
            wait_until_healthy("web", f"{self._ports.app_url}/healthz", self.look)

    def _process(self, name: str, command: str) -> Process:
        log = self._data / "log" / f"{name}.log"
        return Process(name, command, self._environ, log, self._terminal, verbose=self._verbose)

    def _shown(self, path: Path) -> str:
        return str(path.relative_to(self._root))
