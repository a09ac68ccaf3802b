"""Shops: who installed Caravan, their tokens, their settings, their Alibaba account."""
