import type { ProblemTexts } from "../language";

/** What the API answers to a request that cannot be done as asked. */
export const problems: ProblemTexts = {
  MAX_DAYS_MISSING: ["Nincs megadva, hány napon belül érkezzen meg az áru", "Adja meg a napok számát, vagy válasszon másik szállítási szabályt."],
  PLACEHOLDER_UNKNOWN: ["Ismeretlen helykitöltő", "Csak ezek tölthetők ki: {order_name}, {reference}, {shop_name}, {country_code}."],
  CAP_WRONG: ["Ez a korlát nem értelmezhető", "Adjon meg egy összeget, vagy hagyja üresen, ha nincs korlát."],
  CURRENCY_UNKNOWN: ["Ismeretlen pénznem", "A beszállítói által használt pénznem hárombetűs kódját adja meg, például USD."],
  ADDRESS_FIELD_MISSING: ["Ez a mező ebben az országban kell", "Töltse ki."],
  ADDRESS_FIELD_WRONG: ["Ez így nem jó ebben az országban", "Írja úgy, ahogy ott szokás: a megye és az irányítószám formája országonként más."],
  ALL_PLACED: ["Ebből a megrendelésből már minden le van adva", "Módosításról a beszállítóval egyeztessen az Alibabán."],
  SETTINGS_CHANGED: ["A beállításokat közben máshol megváltoztatták", "Töltse be újra az oldalt, és módosítsa az újakat."],
  NOT_QUOTED: ["A szállítási mód már nem módosítható", "Töltse újra az oldalt, hogy lássa, hol tart a beszerzés."],
  NO_SUCH_OFFER: ["Ez a szállítási mód már nincs az ajánlatok között", "Válasszon a felsoroltak közül, vagy kérjen új árakat."],
};
