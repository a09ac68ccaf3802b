"""Parcels on their way from the supplier to the customer."""
