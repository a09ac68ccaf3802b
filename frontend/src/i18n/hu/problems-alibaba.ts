import type { ProblemTexts } from "../language";

const QUOTE = "Kérje le újra a szállítási módokat, és válasszon egyet.";
const SUPPORT = "Írjon a Caravan ügyfélszolgálatának; a részletek a megrendelés idővonalán vannak.";
const RECONNECT = "Válassza le az Alibabát az Alibaba-fiók oldalon, és csatlakoztassa újra.";
const RAISE = "Növelje a mennyiséget, vagy kérdezze meg a beszállítót.";

const ended = ["Az Alibaba-kapcsolat megszűnt", RECONNECT] as const;
const slower = ["Az Alibaba lassítást kér", "A Caravan magától folytatja."] as const;
const silent = ["Az Alibaba nem válaszolt időben", "A Caravan ellenőrzi, mi lett belőle."] as const;
const forbidden = ["Hiányzik egy engedély az Alibabán", SUPPORT] as const;
const malformed = ["Az Alibaba elutasította a Caravan kérését", SUPPORT] as const;
const soldOut = ["A beszállítónál elfogyott", "Kérdezze meg a beszállítót, vagy kapcsoljon össze másikat."] as const;
const notThere = ["A beszállító nem szállít ebbe az országba", "Kapcsoljon össze olyat, aki szállít, vagy javítsa a címet."] as const;

export const problems: ProblemTexts = {
  "110001": ["Ez az Alibaba-fiók itt nem vásárolhat", "Kínai szárazföldi fiókot nem szolgálnak ki: csatlakoztasson külföldi vevői fiókot."],
  "10010": ["A szállítási útvonal már nem egyezik", QUOTE],
  "4028": ["A szállítási mód nem illik ehhez az áruhoz", QUOTE],
  "130602": ["A futárszolgálat már nem választható", QUOTE],
  "130608": ["Hiányzik a feladás helye", QUOTE],
  "10012": ["A beszállító onnan nem szállít", QUOTE],
  "4016": ["A beszállító szállítási árait nem sikerült lekérni", "Próbálja újra pár perc múlva; ha így marad, kérdezze meg a beszállítót."],
  "480006": ["A beszerzés 5000 USD fölött van", "Ossza meg: csökkentse a mennyiséget, és a többit rendelje külön."],
  "430013": ["A beszerzés 0,30 USD alatt van", "Növelje a mennyiséget."],
  "10007": ["Kevesebb, mint amennyit a beszállító elad", "Növelje a mennyiséget."],
  "410006": ["Ehhez a mennyiséghez az Alibabának nincs ára", RAISE],
  "4027": ["Ehhez a tételhez az Alibabának nincs ára", RAISE],
  "10005": ["Az összekapcsolt SKU már nem létezik", "Kapcsolja a változatot másik SKU-hoz."],
  "130106": ["A termék nem elérhető az Alibabán", "Kapcsolja a változatot másik termékhez."],
  "130703": soldOut,
  "140004": soldOut,
  "130704": ["Az Alibaba éppen frissíti az árat", "Próbálja újra pár perc múlva."],
  "120019": notThere,
  "4015": notThere,
  "800022": ["A vámhoz teljes cím kell", "Egészítse ki az utcát, a várost, a megyét és az irányítószámot."],
  "400007": [
    "A beszállítónak nincs német vagy francia regisztrációja",
    "Kérdezze meg a beszállítót az EPR-számáról, vagy kapcsoljon össze másikat.",
  ],
  "300000": ["Teszt- és valódi fiókok keverednek", "Csatlakoztasson valódi vevői fiókot, vagy tesztfiókot tesztbeszállítóval."],
  "430005": ["Megváltozott az ár vagy a szállítási díj", QUOTE],
  "4012": ["Ugyanaz a tétel kétszer szerepel egy beszerzésben", "Vonja össze a sorokat, vagy írjon az ügyfélszolgálatnak."],
  "4008": ["Ezt a terméket nem árulják dropshippingre", "Kapcsolja a változatot dropshippingre árult termékhez."],
  NEVER_PAY_SUCCESS_IN_DROPSHIPER: [
    "Még nincs elmentett fizetési mód az Alibabán",
    "Fizesse ki ezt a beszerzést egyszer az Alibabán a hivatkozásával; a következőket a Caravan fizeti.",
  ],
  ORDER_HAVE_PAID: ["Már ki van fizetve az Alibabán", "Semmivel sem tartozik érte."],
  "50006": ["Az Alibaba nem tudta végrehajtani a fizetést", "Fizessen az Alibabán a hivatkozással."],
  InsufficientPermission: forbidden,
  "Insufficient permissions": forbidden,
  "isv.biz-auth.purchase.invalid": forbidden,
  AppWhiteIpLimit: ["Az Alibaba nem engedi be ezt a kiszolgálót", SUPPORT],
  IllegalAccessToken: ended,
  IllegalRefreshToken: ended,
  "27": ended,
  ApiCallLimit: slower,
  AppCallLimit: slower,
  SellerCallLimit: slower,
  "7": slower,
  ServiceTimeout: silent,
  "15": silent,
  "isp.top-remote-connection-timeout": silent,
  IncompleteSignature: malformed,
  MissingParameter: malformed,
  InvalidParameter: malformed,
  InvalidAppKey: malformed,
  AppKeyNotExist: malformed,
  InvalidApiPath: malformed,
  InvalidApi: malformed,
  MissingPartner: malformed,
  UnsupportedSignMethod: malformed,
  InvalidTimestamp: malformed,
};
