"""Customers' orders, as last read from the shop."""
