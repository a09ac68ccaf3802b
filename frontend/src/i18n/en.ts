import { alerts } from "./en/alerts";
import { common } from "./en/common";
import { home } from "./en/home";
import { order } from "./en/order";
import { orders } from "./en/orders";
import { products } from "./en/products";
import { purchases } from "./en/purchases";
import { settings } from "./en/settings";
import { timeline } from "./en/timeline";

export const en = {
  ...alerts, ...common, ...home, ...orders, ...order, ...products, ...purchases, ...settings, ...timeline,
};
