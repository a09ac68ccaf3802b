"""Alibaba.com's gateway for buyers: its signatures, its replies, its codes, and the messages it pushes."""

from platforms.alibaba.client import AlibabaPlatform
from platforms.alibaba.codes import EXPLANATIONS, Explanation, explain
from platforms.alibaba.push import OrderMessage, PushRefused, read_push

__all__ = ["EXPLANATIONS", "AlibabaPlatform", "Explanation", "OrderMessage", "PushRefused", "explain", "read_push"]
