import { expect, test } from "vitest";
import { idsOf, ownPath, screenOf } from "../src/router/paths";

const HERE = "https://caravan.example/orders?tab=all";

test.each([
  ["/", { name: "home" }],
  ["", { name: "home" }],
  ["/orders/", { name: "orders" }],
  ["/orders/17", { name: "order", id: 17 }],
  ["/orders/17x", { name: "lost" }],
  ["/alibaba", { name: "alibaba" }],
  ["/nowhere", { name: "lost" }],
])("%s shows %o", (path, screen) => {
  expect(screenOf(path)).toEqual(screen);
});

test.each([["3,1,3,x", [3, 1]], [null, []], ["", []], [" 5 ,0,-2,1.5", [5]], ["9".repeat(30), []]])("%s are the ids %o", (list, ids) => {
  expect(idsOf(list)).toEqual(ids);
});

test.each([
  ["/help", "/help"],
  ["?tab=paid", "/orders?tab=paid"],
  ["https://caravan.example/settings", "/settings"],
  ["https://elsewhere.example/settings", null],
  ["//elsewhere.example/x", null],
  ["mailto:help@example.com", null],
  ["shopify://admin/orders", null],
  ["#top", null],
  ["https://", null],
  [null, null],
])("%s means the own path %s", (href, path) => {
  expect(ownPath(href, HERE)).toBe(path);
});
