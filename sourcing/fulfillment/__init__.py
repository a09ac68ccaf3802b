"""Fulfillment orders in the shop: requests are answered, shipments are made known."""
