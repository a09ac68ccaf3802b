"""Shopify, pretended: tokens, the Admin API on the vendor's own schema, webhooks, callbacks, and a control door."""
