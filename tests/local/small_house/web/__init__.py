import os
from pathlib import Path

from flask import Flask
from flask.cli import AppGroup


def create_app() -> Flask:
    app = Flask(__name__)
    group = AppGroup("db")

    @group.command("upgrade")
    def upgrade() -> None:
        if os.environ.get("MIGRATION") == "broken":
            raise SystemExit("the table orders is broken")
        Path("var/migrated").write_text(os.environ["DATABASE_URL"])

    app.cli.add_command(group)
    return app
