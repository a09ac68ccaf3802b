"""Measures what the design gives a budget to, side by side in one run; never a test that fails by the clock."""
