"""Puts the house together: the only file that knows both the business and the platforms.

Everything hangs on the Flask app, web's or the workers', so that two apps in one process never share a connection.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Mapping
from datetime import datetime
from functools import cached_property

import structlog
from flask import Flask, current_app
from redis import Redis
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.retry import Retry
from rq import Queue

from platforms.alibaba import codes
from platforms.alibaba.client import AlibabaPlatform
from platforms.alibaba.push import PushRefused, read_push
from platforms.http import Channel
from platforms.mail import SmtpPostman
from platforms.shopify.client import ShopifyPlatform
from platforms.shopify.door import DoorClosed, ShopifyDoor
from sourcing.clock import Clock, SystemClock
from sourcing.config import Settings, read_settings
from sourcing.crypto import Secrets
from sourcing.db import db
from sourcing.explain import Shown
from sourcing.outside import Outside
from sourcing.ports import ShopPlatform, SupplierPlatform
from sourcing.ports.door import Doors, MalformedMessage, NotAdmitted, Push, SignedMessage, Visitor
from sourcing.ports.mail import Postman
from sourcing.problems import OURS, Explanation

QUEUE = "now"
# A job that was killed is found by its row, so nothing is kept of it for long; seconds.
_JOB_TIMEOUT = 120
_KEEP_FAILURES = 86_400
# While a ring waits, further ones for the same are not sent; should a worker die on the way to it, this long; seconds.
_RING_WAITS = 10


class RqDoorbell:
    """Rings by an RQ job that carries ids only."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis
        self._queue = Queue(QUEUE, connection=redis)

    def ring(self, job: str, *ids: int) -> None:
        """Have a worker run `jobs.entries.<job>` with these ids, unless one that nobody has begun waits already."""
        try:
            if not self._redis.set(_waiting(job, ids), 1, nx=True, ex=_RING_WAITS):
                return
            self._queue.enqueue_call(
                f"jobs.entries.{job}", args=ids, timeout=_JOB_TIMEOUT, result_ttl=0, failure_ttl=_KEEP_FAILURES
            )
        except RedisError as error:
            # Nothing is lost: the row that is due is found by the sweep.
            structlog.get_logger().warning("ring_lost", job=job, ids=ids, why=str(error))

    def begin(self, job: str, *ids: int) -> None:
        """A worker is about to look: what is rung for from now on needs another look."""
        try:
            self._redis.delete(_waiting(job, ids))
        except RedisError as error:
            structlog.get_logger().warning("ring_stays", job=job, ids=ids, why=str(error))


class VerifiedDoors:
    """The platforms' doors in the business's words."""

    def __init__(self, settings: Settings) -> None:
        self._shopify = ShopifyDoor(
            settings.shopify_api_key, settings.shopify_api_secret, settings.shopify_api_secret_old
        )
        self._alibaba = (settings.alibaba_app_key, settings.alibaba_app_secret)

    def session(self, authorization: str | None) -> Visitor:
        """The sender of a request, by its session token."""
        try:
            visitor = self._shopify.bearer(authorization)
        except DoorClosed as closed:
            raise _not_admitted(closed) from closed
        return Visitor(visitor.shop_domain, visitor.user_id, visitor.id_token)

    def page(self, url: str, headers: Mapping[str, str], patch_path: str) -> Visitor:
        """The visitor of a page, by the token in its query."""
        try:
            visitor = self._shopify.app_home("GET", url, headers, patch_path).visitor
        except DoorClosed as closed:
            raise _not_admitted(closed) from closed
        return Visitor(visitor.shop_domain, visitor.user_id, visitor.id_token)

    def message(self, headers: Mapping[str, str], body: bytes) -> SignedMessage:
        """A webhook or posted callback."""
        try:
            message = self._shopify.message(headers, body)
        except DoorClosed as closed:
            raise _not_admitted(closed) from closed
        triggered_at = _moment(message.triggered_at)
        return SignedMessage(message.shop_domain, message.topic, message.webhook_id, triggered_at)

    def callback(self, headers: Mapping[str, str], query: bytes) -> str:
        """The shop of a callback by GET."""
        try:
            return self._shopify.callback(headers, query)
        except DoorClosed as closed:
            raise _not_admitted(closed) from closed

    def push(self, headers: Mapping[str, str], body: bytes) -> Push:
        """A push message of Alibaba's."""
        known = {name.lower(): value for name, value in headers.items()}
        try:
            message = read_push(*self._alibaba, known.get("authorization"), body)
        except PushRefused as refused:
            if refused.status == 401:
                raise NotAdmitted("invalid_push_signature") from refused
            raise MalformedMessage(str(refused)) from refused
        return Push(message.account_id, message.message_type, message.said_at)


class House:
    """What one process needs, made when it is first asked for."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    @cached_property
    def redis(self) -> Redis:
        """Connections that give up after a second: a webhook has to be answered even when Redis is gone."""
        return Redis.from_url(
            self.settings.redis_url,
            socket_timeout=1,
            socket_connect_timeout=1,
            retry=Retry(NoBackoff(), 0),
        )

    @cached_property
    def doors(self) -> Doors:
        """Who is let in."""
        return VerifiedDoors(self.settings)

    @cached_property
    def clock(self) -> Clock:
        """The machine's own."""
        return SystemClock()

    @cached_property
    def shops(self) -> ShopPlatform:
        """Shopify, or the sandbox's."""
        address = self.settings.shopify_address_map
        channel = Channel("shopify", addresses={".myshopify.com": address} if address else None)
        return ShopifyPlatform(
            channel,
            self.settings.shopify_api_key,
            self.settings.shopify_api_secret,
            old_client_secret=self.settings.shopify_api_secret_old,
        )

    @cached_property
    def suppliers(self) -> SupplierPlatform:
        """Alibaba, or the sandbox's."""
        return AlibabaPlatform(
            Channel("alibaba"),
            self.settings.alibaba_app_key,
            self.settings.alibaba_app_secret,
            f"{self.settings.app_url}/alibaba/callback",
            api_base=self.settings.alibaba_api_url,
            auth_base=self.settings.alibaba_auth_url,
        )

    @cached_property
    def doorbell(self) -> RqDoorbell:
        """What web rings and the workers hear."""
        return RqDoorbell(self.redis)

    @cached_property
    def postman(self) -> Postman | None:
        """Mail by the settings' server; None without one."""
        settings = self.settings
        return SmtpPostman(settings.smtp_url, settings.mail_from) if settings.smtp_url else None

    @cached_property
    def outside(self) -> Outside:
        """Everything the use cases need."""
        return Outside(
            shops=self.shops,
            suppliers=self.suppliers,
            doorbell=self.doorbell,
            clock=self.clock,
            secrets=Secrets(self.settings.encryption_keys),
            app_url=self.settings.app_url,
            explanations=explanations(),
            postman=self.postman,
            app_home=f"{self.settings.shopify_admin_origin}/store/{{store}}/apps/{self.settings.shopify_api_key}",
        )

    def redis_answers(self) -> bool:
        """Whether Redis answers within a second."""
        try:
            return bool(self.redis.ping())
        except RedisError:
            return False


def house() -> House:
    """The house of the current app."""
    found: House = current_app.extensions["caravan"]
    return found


def outside() -> Outside:
    """Everything the use cases need, of the current app."""
    return house().outside


def doors() -> Doors:
    """Who is let in, of the current app."""
    return house().doors


def shown() -> Shown:
    """What the pages need beside the rows, as of now."""
    settings = house().settings
    return Shown(outside().explanations, settings.shopify_admin_origin, settings.alibaba_trade_url, house().clock.now())


def explanations() -> dict[str, Explanation]:
    """All codes with their remedies; our own words win over a platform's for the same code."""
    theirs = {code: Explanation(said.title, said.remedy, said.action) for code, said in codes.EXPLANATIONS.items()}
    return {**theirs, **OURS}


def furnish(app: Flask, settings: Settings | None = None, house: House | None = None) -> None:
    """Give the app its settings, database and house. Raises SettingsWrong before anything is touched."""
    settings = settings or read_settings(os.environ)
    configure_logging(settings)
    app.config.update(
        SECRET_KEY=settings.secret_key,
        SQLALCHEMY_DATABASE_URI=settings.database_url,
        SQLALCHEMY_ENGINE_OPTIONS=_engine_options(settings),
    )
    app.extensions["caravan"] = house or House(settings)
    db.init_app(app)


def create_flask(settings: Settings | None = None) -> Flask:
    """A bare app for the workers and the clock: settings, database and house, no pages."""
    app = Flask("caravan")
    furnish(app, settings)
    return app


def configure_logging(settings: Settings) -> None:
    """One line per event: JSON in production, readable in development."""
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
    ]
    last = structlog.processors.JSONRenderer() if settings.production else structlog.dev.ConsoleRenderer(colors=False)
    level = logging.getLevelNamesMapping()[settings.log_level]
    structlog.configure(processors=[*shared, last], wrapper_class=structlog.make_filtering_bound_logger(level))
    logging.basicConfig(level=level, format="%(asctime)s %(levelname)s %(name)s %(message)s", force=True)
    # One line per call to a platform is counted, not logged.
    logging.getLogger("httpx").setLevel(max(level, logging.WARNING))


def _engine_options(settings: Settings) -> dict[str, object]:
    if settings.database_url.startswith("sqlite"):
        return {}
    return {"pool_pre_ping": True, "pool_size": 5, "max_overflow": 10, "pool_timeout": 5}


def _waiting(job: str, ids: tuple[int, ...]) -> str:
    return f"ring:{job}:{','.join(map(str, ids))}"


def _not_admitted(closed: DoorClosed) -> NotAdmitted:
    return NotAdmitted(closed.code, closed.status, closed.headers)


def _moment(text: str) -> datetime | None:
    """An ISO 8601 moment of Shopify's; None when there is none. Raises MalformedMessage."""
    if not text:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise MalformedMessage(f"X-Shopify-Triggered-At is no moment: {text!r}") from error
    if moment.tzinfo is None:
        raise MalformedMessage(f"X-Shopify-Triggered-At has no time zone: {text!r}")
    return moment
