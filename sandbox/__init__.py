"""Both platforms, pretended over real HTTP. Imports nothing of the product."""
