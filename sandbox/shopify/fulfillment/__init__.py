"""Fulfillment orders, their requests, and what was shipped."""
