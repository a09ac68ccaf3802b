"""Alerts: what the merchant has to be told of, once per cause, until the cause is gone."""
