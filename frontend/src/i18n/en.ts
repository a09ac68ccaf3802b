import { common } from "./en/common";
import { home } from "./en/home";
import { orders } from "./en/orders";
import { products } from "./en/products";
import { purchases } from "./en/purchases";
import { settings } from "./en/settings";
import { timeline } from "./en/timeline";

export const en = { ...common, ...home, ...orders, ...products, ...purchases, ...settings, ...timeline };
