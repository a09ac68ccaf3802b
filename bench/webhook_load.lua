-- Webhooks for wrk, each with an id of its own, so that each is stored. Arguments: name of the run, file with the body,
-- signature, and how many milliseconds each connection rests between two (0: none).

local threads = 0

function setup(thread)
  threads = threads + 1
  thread:set("number", threads)
end

function init(args)
  local file = assert(io.open(args[2], "rb"))
  body = file:read("*a")
  file:close()
  prefix = args[1] .. "-" .. number .. "-"
  count = 0
  headers = {
    ["Content-Type"] = "application/json",
    ["X-Shopify-Hmac-Sha256"] = args[3],
    ["X-Shopify-Shop-Domain"] = "demo-shop.myshopify.com",
    ["X-Shopify-Topic"] = "orders/updated",
    ["X-Shopify-Triggered-At"] = "2026-11-20T10:00:00.123456789Z",
    ["X-Shopify-Api-Version"] = "2026-10",
  }
  local rest = tonumber(args[4])
  if rest > 0 then
    -- Around the mean, so that the connections do not march in step.
    function delay() return math.random(0, 2 * rest) end
  end
end

function request()
  count = count + 1
  headers["X-Shopify-Webhook-Id"] = prefix .. count
  return wrk.format("POST", "/webhooks", headers, body)
end

function done(summary, latency, requests)
  local wrong = summary.errors
  io.write(string.format(
    'RESULT {"requests": %d, "seconds": %.6f, "failed": %d, "p50_ms": %.3f, "p99_ms": %.3f, "max_ms": %.3f}\n',
    summary.requests, summary.duration / 1e6, wrong.connect + wrong.read + wrong.write + wrong.status + wrong.timeout,
    latency:percentile(50) / 1e3, latency:percentile(99) / 1e3, latency.max / 1e3))
end
