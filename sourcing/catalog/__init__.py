"""What a variant of the shop is bought as."""
