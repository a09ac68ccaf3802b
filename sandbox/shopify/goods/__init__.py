"""Products, variants, stock and locations of a shop."""
