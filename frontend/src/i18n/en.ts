import { alerts } from "./en/alerts";
import { common } from "./en/common";
import { home } from "./en/home";
import { orders } from "./en/orders";
import { purchases } from "./en/purchases";
import { settings } from "./en/settings";
import { timeline } from "./en/timeline";

export const en = { ...alerts, ...common, ...home, ...orders, ...purchases, ...settings, ...timeline };
