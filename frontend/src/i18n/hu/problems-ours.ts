import type { ProblemTexts } from "../language";

export const problems: ProblemTexts = {
  VARIANT_NOT_LINKED: [
    "Egy termék nincs összekapcsolva",
    "Kapcsolja össze a változatot azzal az Alibaba-termékkel, amelyként megveszi; a megrendelés magától folytatódik.",
  ],
  ADDRESS_MISSING: ["A megrendelésnek nincs szállítási címe", "Adja meg a címet a Shopifyban a megrendelésen; magától újraolvassuk."],
  ADDRESS_INCOMPLETE: [
    "A szállítási cím hiányos",
    "Egészítse ki a megnevezett mezőket a Shopifyban a megrendelésen; magától újraolvassuk.",
  ],
  NO_SHIPPING: [
    "A beszállító nem szállít erre a címre",
    "Ellenőrizze a címet, kérdezze meg a beszállítót, vagy kapcsolja a változatot másik beszállító termékéhez.",
  ],
  PRODUCT_GONE: ["A termék már nem kapható az Alibabán", "Kapcsolja a változatot másik termékhez."],
  SKU_GONE: ["A terméknek ez a változata már nem kapható", "Kapcsolja a változatot a termék másik változatához."],
  OUT_OF_STOCK: ["A beszállítónál nincs elég készleten", "Próbálja később, vagy kapcsolja másik termékhez."],
  BELOW_MOQ: ["A beszállító csak nagyobb mennyiséget ad el", "Kapcsolja olyan termékhez, amelynek kisebb a legkisebb rendelhető mennyisége."],
  ALIBABA_NOT_CONNECTED: ["Nincs csatlakoztatott Alibaba-fiók", "Csatlakoztassa az Alibaba-fiókját; minden, ami vár, folytatódik."],
  ALIBABA_CONNECTION_ENDED: ["Az Alibaba-kapcsolat megszűnt", "Csatlakoztassa újra az Alibaba-fiókját; minden, ami vár, folytatódik."],
  NOT_PAID_IN_SHOP: ["A vásárló még nem fizetett", "Nincs teendő: folytatódik, amint a megrendelést kifizették a boltban."],
  ORDER_CANCELLED: ["A megrendelést törölték a boltban", "Semmi többet nem vásárolunk hozzá."],
  ORDER_GONE: [
    "A megrendelés már nincs meg a boltban",
    "Nem fizetünk érte; törölje a beszerzést, vagy oldja fel, ha a megrendelés újra megvan.",
  ],
  ORDER_REFUNDED: ["A megrendelést visszatérítették a boltban", "Ellenőrizze, mit kér még a vásárló, majd oldja fel."],
  TEST_ORDER: ["Ez tesztmegrendelés", "Tesztmegrendeléshez soha nem vásárolunk."],
  QUANTITY_CHANGED: [
    "A megrendelést a leadás után módosították",
    "Vesse össze azzal, ami az Alibabán le van adva; törölje ott a beszerzést, vagy oldja fel.",
  ],
  AMOUNT_ABOVE_QUOTE: ["Az Alibaba többet kér, mint az ajánlat", "Nézze meg az összegeket; ha feloldja, az új összeget fizetjük."],
  AMOUNT_UNKNOWN: ["Az Alibaba összege még nem ismert", "Nincs teendő: éppen olvassuk."],
  CURRENCY_DIFFERS: ["Az Alibaba az ajánlattól eltérő pénznemben kéri", "Nézze meg az összegeket; ha feloldja, kifizetjük."],
  QUOTE_EXPIRED: ["A szállítási árak túl régiek", "Kérjen új árakat, majd adja le újra."],
  STOPPED: ["Minden le van állítva a Megrendelési beállításokban", "Kapcsolja vissza, amikor készen áll."],
  HELD_BY_MERCHANT: ["Ön tartotta vissza", "A folytatáshoz oldja fel."],
  CANCELLED_AT_SUPPLIER: ["A rendelést lezárták az Alibabán", "Kérdezze meg a beszállítót, vagy adja le újra."],
  PLACED_UNKNOWN: ["Az Alibaba nem válaszolt", "Ellenőrizzük, létrejött-e a rendelés; kétszer semmit nem adunk le."],
  PAY_UNKNOWN: ["Az Alibaba nem válaszolt", "Ellenőrizzük, ki van-e fizetve; kétszer nem fizetünk."],
  PLACE_NOT_SETTLED: [
    "Még mindig nem tudni, létezik-e a rendelés az Alibabán",
    "Nézze meg az Alibaba-rendeléseit, majd próbálja újra, vagy törölje itt.",
  ],
  PAY_BY_HAND: [
    "Fizessen az Alibabán",
    "Nyissa meg a fizetési oldalt, fizessen, és mentse el ott a fizetési módot: a következő fizetéshez már nem kell odamenni.",
  ],
  PAY_FAILED: ["Az Alibaba nem tudta végrehajtani a fizetést", "Fizessen az Alibabán a hivatkozással, vagy próbálja újra."],
  ALREADY_PAID: ["Már ki van fizetve", "Nincs teendő: kétszer semmit nem fizetünk ki."],
  NOT_OURS: ["Ezt a rendelést nem a Caravan adta le", "Csak azt fizetjük, amit a Caravan adott le; fizesse ki az Alibabán."],
  NOT_QUOTED_YET: ["A szállítási árak még nincsenek meg", "Nincs teendő: éppen lekérjük őket; utána leadhatja."],
  NOT_PLACED_YET: ["Még nincs leadva", "Előbb adja le; utána fizethető."],
  CANCELLED_BY_MERCHANT: ["Ön törölte", "Semmi többet nem vásárolunk hozzá; ha mégis kell, próbálja újra."],
  REQUEST_CANCELLED: [
    "A teljesítés kérését visszavonták a Shopifyban",
    "Semmi többet nem vásárolunk hozzá; ha mégis kell, próbálja újra.",
  ],
  FROZEN: ["Az Alibaba befagyasztotta a rendelést", "Kérdezze meg az Alibabát vagy a beszállítót, miért."],
  SHOP_REFUSED: ["A Shopify nem fogadta el a nyomkövetési számot", "Nézze meg a megrendelést a Shopifyban, majd próbálja újra."],
};
