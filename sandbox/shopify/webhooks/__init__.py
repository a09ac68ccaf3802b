"""What Shopify sends to the app by itself."""
