"""The ceiling of every request: a route that does nothing, for the same server as the app's own."""

from __future__ import annotations

from flask import Flask, Response

app = Flask("nothing")


@app.post("/webhooks")
def nothing() -> Response:
    """Answers what the webhook's route answers."""
    return Response(status=200)


@app.get("/healthz")
def well() -> Response:
    """Answers as soon as the server does."""
    return Response(status=200)
