"""The jobs by the names that rings use. Each takes ids only; what is to be done stands in the rows."""

from __future__ import annotations

from jobs.run import job
from sourcing.alerts.look import look_for_alerts as _look_for_alerts
from sourcing.alerts.send_mail import send_alert_mail as _send_alert_mail
from sourcing.alerts.write_mail import write_alert_mail as _write_alert_mail
from sourcing.catalog.apply_upload import apply_upload as _apply_upload
from sourcing.catalog.import_product import import_product as _import_product
from sourcing.catalog.poll_prices import poll_prices as _poll_prices
from sourcing.catalog.stock_links import stock_links as _stock_links
from sourcing.fulfillment.answer_request import answer_request
from sourcing.fulfillment.find_requests import find_requests as _find_requests
from sourcing.fulfillment.push_tracking import push_tracking
from sourcing.inbox.work import work_inbox as _work_inbox
from sourcing.orders.poll_orders import poll_orders as _poll_orders
from sourcing.orders.read_orders import read_orders as _read_orders
from sourcing.purchasing.advance import advance as _advance
from sourcing.purchasing.follow_changes import follow_changes as _follow_changes
from sourcing.shops.install import set_up_shop as _set_up_shop
from sourcing.sweep import sweep as _sweep

advance = job("advance", _advance)
apply_upload = job("apply_upload", _apply_upload)
answer = job("answer", answer_request)
find_requests = job("find_requests", _find_requests)
follow_changes = job("follow_changes", _follow_changes)
look_for_alerts = job("look_for_alerts", _look_for_alerts)
import_product = job("import_product", _import_product)
poll_orders = job("poll_orders", _poll_orders)
poll_prices = job("poll_prices", _poll_prices)
push = job("push", push_tracking)
read_orders = job("read_orders", _read_orders)
send_alert_mail = job("send_alert_mail", _send_alert_mail)
set_up_shop = job("set_up_shop", _set_up_shop)
stock_links = job("stock_links", _stock_links)
sweep = job("sweep", _sweep)
work_inbox = job("work_inbox", _work_inbox)
write_alert_mail = job("write_alert_mail", _write_alert_mail)
