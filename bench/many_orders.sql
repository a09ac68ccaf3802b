-- So many orders in the database, %(own)s of them in the shop that is looked at, the others in shops of a thousand each.
-- Every stage has its share; a purchase for each, a parcel for those that are shipped.
INSERT INTO orders (shop_id, gid, name, created_at, changed_at, read_at, financial_status, fulfillment_status, paid, test,
                    risk, currency, total_minor, refunded_minor, customer_name, email, phone, note, address, stage, problems)
SELECT %(shop)s::int + CASE WHEN n <= %(own)s THEN 0 ELSE 1 + (n - %(own)s) / 1000 END,
       'gid://shopify/Order/' || n, '#' || (1000 + n), now() - n * interval '1 minute', now(), now(), 'PAID',
       'UNFULFILLED', n %% 25 <> 0, false, '', 'USD', 4000 + n %% 999, 0,
       (ARRAY['Anna', 'Bence', 'Clara', 'David', 'Emma', 'Ferenc', 'Greta'])[1 + n %% 7] || ' ' ||
       (ARRAY['Kiss', 'Meyer', 'Smith', 'Nagy', 'Brown'])[1 + n %% 5] || ' ' || n, 'a@example.com', '', '',
       '{"name": "Anna Kiss", "country_code": "HU"}',
       (ARRAY['delivered', 'delivered', 'delivered', 'shipped', 'paid', 'to_place', 'awaiting_payment',
              'needs_attention', 'cancelled', 'delivered'])[1 + n %% 10], '[]'
FROM generate_series(1, %(orders)s) AS n;

INSERT INTO order_lines (order_id, gid, variant_gid, title, variant_title, sku, image_url, quantity, unit_minor, ours)
SELECT id, gid || '/1', 'gid://shopify/ProductVariant/1', 'LED lamp', 'Black', 'LAMP-1', '', 2, 2000, true FROM orders
WHERE shop_id >= %(shop)s;

INSERT INTO purchases (shop_id, order_id, supplier_id, reference, state, state_at, tries, hints, requotes, currency, goods_minor,
                       freight_minor, chosen_by, trade_id, trade_status, pay_url, total_minor, asked_currency, code,
                       message, reasons, waived)
SELECT shop_id, id, %(supplier)s, 'CV' || id,
       CASE stage WHEN 'to_place' THEN 'quoted' WHEN 'awaiting_payment' THEN 'placed' WHEN 'shipped' THEN 'shipping'
                  WHEN 'needs_attention' THEN 'held' ELSE stage END,
       now(), 0, 0, 0, 'USD', 1800, 500, 'rule', CASE WHEN stage = 'to_place' THEN NULL ELSE 'T' || id END, '', '', 2300, 'USD',
       '', '', '[]', '[]'
FROM orders WHERE shop_id >= %(shop)s;

INSERT INTO parcels (shop_id, purchase_id, carrier, number, url, current_event, events, seen_at, moved_at)
SELECT shop_id, id, 'YunExpress', 'YT' || id, '', 'IN_TRANSIT', '[]', now(), now() FROM purchases
WHERE state IN ('shipping', 'delivered') AND shop_id >= %(shop)s;
