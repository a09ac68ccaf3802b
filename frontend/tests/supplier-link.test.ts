import { expect, test } from "vitest";
import { pasted } from "../src/screens/products/supplier-link";

const ID = "1601100000017";

test.each([
  [ID],
  [`  ${ID}\n`],
  [`https://www.alibaba.com/product-detail/Wireless-Earbuds-V5-3_${ID}.html?spm=a2700.galleryofferlist`],
  [`https://www.alibaba.com/product-detail/${ID}.html`],
  [`https://m.alibaba.com/product/${ID}/Wireless-Earbuds.html`],
  [`www.alibaba.com/product-detail/Earbuds_${ID}.html`],
  [`HTTPS://dropshipping.alibaba.com/item?productId=${ID}`],
  [`https://offer.alibaba.com/x?a=1&id=${ID}#reviews`],
  [`http://127.0.0.1:8200/products/${ID}`],
])("%s is the product", (text) => {
  expect(pasted(text)).toEqual({ kind: "product", id: ID });
});

test.each([
  ["https://www.aliexpress.com/item/1005001234567890.html"],
  ["https://detail.1688.com/offer/600000000000.html"],
])("%s is another shop's", (text) => {
  expect(pasted(text)).toEqual({ kind: "elsewhere" });
});

test.each([["https://www.alibaba.com/"], ["https://www.alibaba.com/trade/search?SearchText=mug"]])("%s leads to no product", (text) => {
  expect(pasted(text)).toEqual({ kind: "no_product" });
});

test.each([["tea bottle"], ["450"], ["mug 500ml/16oz"], ["3.5"], [""]])("%j is words", (text) => {
  expect(pasted(text)).toEqual({ kind: "words", words: text });
});
