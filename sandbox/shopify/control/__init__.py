"""Shopify's lines of the control door (sandbox/README.md)."""
