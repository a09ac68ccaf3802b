"""Shopify: the Admin API of a shop, the tokens for it, and the signatures at our door."""

from platforms.shopify.client import ShopifyPlatform
from platforms.shopify.door import AppHome, DoorClosed, PageReply, ShopifyDoor, SignedMessage, Visitor

__all__ = ["AppHome", "DoorClosed", "PageReply", "ShopifyDoor", "ShopifyPlatform", "SignedMessage", "Visitor"]
