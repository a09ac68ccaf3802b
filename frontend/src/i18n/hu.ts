import { alerts } from "./hu/alerts";
import { common } from "./hu/common";
import { home } from "./hu/home";
import { orders } from "./hu/orders";
import { problems as alibaba } from "./hu/problems-alibaba";
import { problems as ours } from "./hu/problems-ours";
import { purchases } from "./hu/purchases";
import { settings } from "./hu/settings";
import { timeline } from "./hu/timeline";
import type { Catalog, ProblemTexts } from "./language";

export const hu: Catalog = { ...alerts, ...common, ...home, ...orders, ...purchases, ...settings, ...timeline };
export const problems: ProblemTexts = { ...ours, ...alibaba };
