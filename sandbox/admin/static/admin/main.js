import { appPage } from "./app-page.js";
import { homePage } from "./home-page.js";
import { messagesPage } from "./messages-page.js";
import { orderPage } from "./order-page.js";
import { ordersPage } from "./orders-page.js";
import { productsPage } from "./products-page.js";
import { go, route, startRouter } from "./router.js";
import { mountShell } from "./shell.js";
import { mountToasts } from "./toasts.js";

route(/^\/orders\/([^/]+)$/, orderPage);
route(/^\/orders$/, ordersPage);
route(/^\/products(?:\/(\d+))?$/, productsPage);
route(/^\/messages$/, messagesPage);
route(/^\/apps\/caravan(?:\/.*)?$/, appPage);
// Shopify's own links name the app by its client id as well as by its handle.
route(/^\/apps\/[^/]+((?:\/.*)?)$/, (match) => { go(`/apps/caravan${match[1]}${location.search}`, { replace: true }); });
route(/^\/.*$/, homePage);

mountShell();
mountToasts();
startRouter();
