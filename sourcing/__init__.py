"""The business: what is bought for which order, and how it gets there. Knows no HTTP, no RQ, no vendor."""
