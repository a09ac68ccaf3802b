import { alerts } from "./hu/alerts";
import { common } from "./hu/common";
import { home } from "./hu/home";
import { order } from "./hu/order";
import { orders } from "./hu/orders";
import { problems as answers } from "./hu/problems-answers";
import { problems as alibaba } from "./hu/problems-alibaba";
import { problems as goods } from "./hu/problems-goods";
import { problems as ours } from "./hu/problems-ours";
import { products } from "./hu/products";
import { purchases } from "./hu/purchases";
import { settings } from "./hu/settings";
import { timeline } from "./hu/timeline";
import type { Catalog, ProblemTexts } from "./language";

export const hu: Catalog = {
  ...alerts, ...common, ...home, ...orders, ...order, ...products, ...purchases, ...settings, ...timeline,
};
export const problems: ProblemTexts = { ...answers, ...ours, ...goods, ...alibaba };
