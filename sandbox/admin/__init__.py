"""The sandbox's Shopify admin in the browser, and stand-ins for the two scripts of Shopify's CDN."""
