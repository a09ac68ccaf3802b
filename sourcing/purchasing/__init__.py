"""What is bought for an order at one supplier: quoted, placed, paid, followed."""
