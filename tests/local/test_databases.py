from __future__ import annotations

import os
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import psycopg
import pytest
import sqlalchemy

from local.database_url import database_url as with_driver
from local.private_postgres import PrivatePostgres, plain


def test_a_fresh_database_is_empty_and_takes_tables(empty_database_url: str) -> None:
    engine = sqlalchemy.create_engine(empty_database_url)
    with engine.begin() as connection:
        connection.execute(sqlalchemy.text("CREATE TABLE parcel (number INTEGER)"))
        connection.execute(sqlalchemy.text("INSERT INTO parcel VALUES (7)"))
    with engine.connect() as connection:
        assert connection.execute(sqlalchemy.text("SELECT number FROM parcel")).scalar_one() == 7
    engine.dispose()


def test_every_test_gets_a_database_of_its_own(empty_database_url: str) -> None:
    engine = sqlalchemy.create_engine(empty_database_url)
    assert sqlalchemy.inspect(engine).get_table_names() == []
    engine.dispose()


def test_the_cluster_is_a_real_one_of_our_own() -> None:
    cluster = PrivatePostgres()
    with psycopg.connect(plain(cluster.url())) as connection:
        row = connection.execute("SELECT current_setting('listen_addresses'), current_setting('fsync')").fetchone()
    cluster.stop()
    assert row == ("", "off")
    assert not cluster.folder.exists()


def test_the_cluster_ends_when_its_starter_is_killed(tmp_path: Path) -> None:
    said = tmp_path / "folder"
    script = textwrap.dedent(f"""
        import time
        from pathlib import Path
        from local.private_postgres import PrivatePostgres
        Path({str(said)!r}).write_text(str(PrivatePostgres().folder))
        time.sleep(60)
    """)
    starter = subprocess.Popen([sys.executable, "-c", script], cwd=Path(__file__).parents[2])
    wait_for(lambda: said.exists() and said.read_text() != "")
    folder = Path(said.read_text())
    server = int((folder / "data" / "postmaster.pid").read_text().splitlines()[0])
    starter.kill()
    starter.wait()
    wait_for(lambda: not Path(f"/proc/{server}/cmdline").exists() or not Path(f"/proc/{server}/cmdline").read_bytes())
    subprocess.run(["rm", "-rf", str(folder)], check=True)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("postgres://u:p@db/caravan", "postgresql+psycopg://u:p@db/caravan"),
        ("postgresql://u:p@db/caravan?sslmode=require", "postgresql+psycopg://u:p@db/caravan?sslmode=require"),
        ("postgresql+psycopg://db/caravan", "postgresql+psycopg://db/caravan"),
        ("sqlite:////tmp/other.db", "sqlite:////tmp/other.db"),
    ],
)
def test_an_address_names_our_driver(given: str, expected: str) -> None:
    assert with_driver(given, Path("/data")) == expected


def test_without_an_address_a_file_in_the_data_folder_is_used() -> None:
    assert with_driver(None, Path("/data")) == "sqlite:////data/caravan.db"


def wait_for(happened: object, seconds: float = 20.0) -> None:
    assert callable(happened)
    deadline = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < deadline, "it did not happen in time"
        os.sched_yield()
