"""Alibaba.com's side of the sandbox: the signed gateway, the buyer's pages and the suppliers."""
