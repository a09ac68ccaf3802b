import { useEffect, useState } from "preact/hooks";
import { readMe } from "./api/calls";
import type { Me } from "./api/types";
import { useLoaded } from "./api/use-loaded";
import { keepTime, t } from "./i18n/language";
import { Guarded } from "./parts/guarded";
import { usePlace } from "./router/location";
import { written } from "./router/many";
import { fetchTheRest, later } from "./router/later";
import { idsOf, screenOf } from "./router/paths";
import { HomeScreen } from "./screens/home/home";
import { LostScreen } from "./screens/lost";
import { OrderScreen } from "./screens/order/order";
import { OrdersScreen } from "./screens/orders/orders";

const CheckoutScreen = later("checkout.title", async () => (await import("./screens/checkout/checkout")).CheckoutScreen);
const PaymentsScreen = later("payments.title", async () => (await import("./screens/payments/payments")).PaymentsScreen);
const ProductsScreen = later("products.title", async () => (await import("./screens/products/products")).ProductsScreen);
const SettingsScreen = later("settings.title", async () => (await import("./screens/settings/settings")).SettingsScreen);
const AlibabaScreen = later("nav.alibaba", async () => (await import("./screens/alibaba/alibaba")).AlibabaScreen);
const HelpScreen = later("help.title", async () => (await import("./screens/help/help")).HelpScreen);

// App Bridge wants it on the link that opens the app itself; Polaris' types do not know it.
const HOME = { rel: "home" };

function Menu() {
  return (
    <s-app-nav>
      <s-link href="/" {...HOME}>{t("app.name")}</s-link>
      <s-link href="/orders">{t("nav.orders")}</s-link>
      <s-link href="/products">{t("nav.products")}</s-link>
      <s-link href="/settings">{t("nav.settings")}</s-link>
      <s-link href="/alibaba">{t("nav.alibaba")}</s-link>
      <s-link href="/help">{t("nav.help")}</s-link>
    </s-app-nav>
  );
}

function Screen({ path, params }: { path: string; params: URLSearchParams }) {
  const screen = screenOf(path);
  const ids = (name: string): number[] => idsOf(written(params.get(name)));
  switch (screen.name) {
    case "home": return <HomeScreen />;
    case "orders": return <OrdersScreen params={params} />;
    case "order": return <OrderScreen key={screen.id} id={screen.id} edit={params.get("edit") === "address"} />;
    case "checkout": return <CheckoutScreen key={params.get("orders")} orders={ids("orders")} />;
    case "payments":
      return <PaymentsScreen key={params.toString()} orders={ids("orders")} purchases={ids("purchases")} />;
    case "products": return <ProductsScreen />;
    case "settings": return <SettingsScreen />;
    case "alibaba": return <AlibabaScreen />;
    case "help": return <HelpScreen />;
    case "lost": return <LostScreen />;
  }
}

export function App() {
  const place = usePlace();
  const me = useLoaded<Me>("me", readMe);
  const [, redraw] = useState(0);
  useEffect(() => {
    if (!me.data) return;
    keepTime(me.data.timezone);
    redraw((n) => n + 1);
    void fetchTheRest();
  }, [me.data]);
  return (
    <>
      <Menu />
      <Guarded key={place.path}><Screen path={place.path} params={place.params} /></Guarded>
    </>
  );
}
