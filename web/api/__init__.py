"""The JSON API of the merchant's screens."""
