import type { ProblemTexts } from "../language";

export const problems: ProblemTexts = {
  NO_SUCH_LINK: ["Ez a változat nincs összekapcsolva", "Töltse be újra a termékek oldalát."],
  TOO_MANY_OPTIONS: ["A terméknek túl sok változata van", "Legfeljebb 100 változatot válasszon ki."],
  PRICE_TOO_HIGH: ["Ennyi egy ár nem lehet", "Csökkentse a szorzót."],
  FILE_TOO_LARGE: ["A fájl nagyobb 1 MB-nál", "Ossza több fájlra."],
  NO_SUCH_IMPORT: ["Nincs ilyen importálás", "Töltse be újra a termékek oldalát."],
  NO_SUCH_UPLOAD: ["Nincs ilyen fájl", "Töltse be újra a termékek oldalát."],
};
