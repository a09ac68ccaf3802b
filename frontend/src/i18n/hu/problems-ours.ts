import type { ProblemTexts } from "../language";

export const problems: ProblemTexts = {
  VARIANT_NOT_LINKED: [
    "Egy termék nincs összekapcsolva",
    "Kapcsolja össze a változatot azzal az Alibaba-termékkel, amelyként megveszi; a megrendelés magától folytatódik.",
  ],
  ADDRESS_MISSING: ["A megrendelésnek nincs szállítási címe", "Írja be a címet a megrendelés oldalán, vagy adja meg a megrendelésen a Shopifyban."],
  ADDRESS_INCOMPLETE: [
    "A szállítási cím hiányos",
    "Egészítse ki a megnevezett mezőket a megrendelés oldalán vagy a Shopifyban; magától folytatódik.",
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
  STOPPED_BY_OPERATOR: [
    "A Caravan üzemeltetője leállította a vásárlást az Ön boltjában",
    "Kérdezze meg az ügyfélszolgálatot, miért; utána magától folytatódik.",
  ],
  STOPPED_FOR_ALL: ["A Caravan üzemeltetője minden boltban leállította a vásárlást", "Nincs teendő: utána magától folytatódik."],
  UNINSTALLED: ["A Caravant eltávolították a boltból", "A folytatáshoz telepítse újra; addig semmit nem vásárolunk."],
  ORDER_GONE: [
    "A Shopify már nem mutatja a megrendelést",
    "Nézze meg, létezik-e még; oldja fel, ha újra próbálná, fizesse ki az Alibabán, vagy törölje itt.",
  ],
  HIGH_RISK: [
    "A Shopify szerint a megrendelés csalás lehet",
    "Nézze meg a megrendelést a Shopifyban; oldja fel, ha mégis megvenné, vagy törölje.",
  ],
  CAP_PER_ORDER: [
    "Többe kerülne, mint a megrendelésenkénti keret",
    "Nézze meg az összegeket; oldja fel, ha ezt megvenné, vagy emelje a keretet a Megrendelési beállításokban.",
  ],
  CAP_PER_DAY: [
    "Túllépné a napi keretet",
    "Holnap magától folytatódik; oldja fel, ha még ma kifizetné, vagy emelje a keretet a Megrendelési beállításokban.",
  ],
  CAP_CURRENCY: [
    "A keret más pénznemben van, mint ez a beszerzés",
    "Oldja fel, ha a keret nélkül folytatná, vagy adja meg a keretet a beszállító pénznemében a Megrendelési beállításokban.",
  ],
  HOLD_TIME_RUNNING: [
    "Az automatikus rendelés kivárja a beállított időt",
    "Nincs teendő: az idő leteltével leadjuk; kézzel már most is leadhatja.",
  ],
  DRY_RUN: [
    "Próbaüzem: az automatikus rendelés csak feljegyzi, mit tenne",
    "Adja le és fizesse ki kézzel, vagy kapcsolja ki a próbaüzemet a Megrendelési beállításokban.",
  ],
  DRY_RUN_BY_HAND: ["A próbaüzem csak az automatikus rendelésre vonatkozik", "Amit kézzel ad le vagy fizet ki, az valóban megtörténik."],
  ALREADY_PAID: ["Az Alibabán már ki van fizetve", "Nincs teendő: még egyszer nem fizetjük ki."],
  NOT_OURS: [
    "Ezt a rendelést nem a Caravan adta le",
    "Fizesse ki az Alibabán, vagy küldje el a súgóoldal hibajelentését az ügyfélszolgálatnak.",
  ],
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
  NOT_QUOTED_YET: ["A szállítási árak még nem érkeztek meg", "Nincs teendő: éppen lekérjük. Utána adja le újra."],
  NOT_PLACED_YET: ["Az Alibabán még nincs leadva", "Először adja le, utána fizesse ki."],
  CANCELLED_BY_MERCHANT: ["Ön törölte", "Nincs teendő; ha mégis meg szeretné venni, próbálja újra."],
  REQUEST_CANCELLED: ["A teljesítési kérést törölték a Shopifyban", "Ha mégis meg kell venni, próbálja újra."],
  FROZEN: ["Az Alibaba befagyasztotta a rendelést", "Kérdezze meg az Alibabát vagy a beszállítót, miért."],
  SHOP_ORDER_GONE: ["A megrendelés már nem létezik a boltban", "Nincs teendő: nincs kinek szólni a csomagról."],
  SHOP_REFUSED: ["A Shopify nem fogadta el a nyomkövetési számot", "Nézze meg a megrendelést a Shopifyban, majd próbálja újra."],
  ADDRESS_CHOICE: ["A cím a boltban is megváltozott", "Nézze meg a két címet, és válassza ki, hová menjen az áru."],
};
