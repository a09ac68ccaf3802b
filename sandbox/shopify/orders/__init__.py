"""Customers' orders: made, paid, cancelled, refunded, edited, and routed to locations."""
