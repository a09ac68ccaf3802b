"""What the mails about alerts say, by language; the pages have catalogs of their own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sourcing.alerts import rules


@dataclass(frozen=True, slots=True)
class Words:
    """One language. `sentences` and `remedies` are by the kind of alert; a remedy that is missing is the reason's own,
    in English.
    """

    subject_one: str
    subject_many: str
    greeting: str
    more: str
    closing: str
    why: str
    day: str
    decimal_point: str
    sentences: Mapping[str, str]
    remedies: Mapping[str, str] = field(default_factory=dict)


ENGLISH = Words(
    subject_one="Caravan: {first}",
    subject_many="Caravan: several things need you in {shop}",
    greeting="Something needs you in {shop}:",
    more="There is more; the Home page of Caravan lists all of it.",
    closing="Caravan: {home}",
    why="You get this mail because alerts by e-mail are switched on in Caravan, under Order settings.",
    day="%Y-%m-%d",
    decimal_point=".",
    sentences={
        rules.CONNECTION_ENDED: "The connection to Alibaba has ended: nothing is placed, paid or followed.",
        rules.REFUSED: "Order {order}: the purchase at {supplier} failed. {title}.",
        rules.PRICE_RISEN: "Order {order}: {supplier} asks for more than was quoted.",
        f"{rules.PRICE_RISEN}_amounts": "Order {order}: {supplier} asks {value}; at most {limit} may be paid.",
        rules.CAP_REACHED: "Order {order}: your cap stopped the purchase at {supplier}. {title}.",
        f"{rules.CAP_REACHED}_amounts": (
            "Order {order}: your cap of {limit} stopped the purchase of {value} at {supplier}."
        ),
        rules.HELD: "Order {order}: the purchase at {supplier} is on hold. {title}.",
        rules.CONNECTION_ENDING: "The connection to Alibaba ends on {ends_at}.",
        rules.NO_TRACKING: "Order {order}: no tracking number from {supplier}, paid on {paid_at}.",
        rules.NO_MOVEMENT: "Order {order}: parcel {number} ({carrier}) has not moved since {moved_at}.",
    },
)

_AT_ORDER = "Az okot és a teendőt a megrendelés oldala mutatja."

HUNGARIAN = Words(
    subject_one="Caravan: {first}",
    subject_many="Caravan: több teendő vár Önre – {shop}",
    greeting="Teendő vár Önre itt: {shop}",
    more="Van még több is; mindet a Caravan kezdőlapja sorolja fel.",
    closing="Caravan: {home}",
    why="Ezt a levelet azért kapja, mert a Caravan Megrendelési beállításaiban be van kapcsolva az e-mailes értesítés.",
    day="%Y. %m. %d.",
    decimal_point=",",
    sentences={
        rules.CONNECTION_ENDED: (
            "Megszűnt a kapcsolat az Alibabával: semmit nem adunk le, nem fizetünk ki és nem követünk."
        ),
        rules.REFUSED: "{order} megrendelés: nem sikerült a beszerzés ennél a beszállítónál: {supplier}.",
        rules.PRICE_RISEN: "{order} megrendelés: {supplier} többet kér, mint az ajánlata.",
        f"{rules.PRICE_RISEN}_amounts": (
            "{order} megrendelés: {supplier} {value} összeget kér; legfeljebb {limit} fizethető."
        ),
        rules.CAP_REACHED: "{order} megrendelés: a beszerzést megállította az Ön kerete ({supplier}).",
        f"{rules.CAP_REACHED}_amounts": (
            "{order} megrendelés: a {limit} keret megállította a {value} összegű beszerzést ({supplier})."
        ),
        rules.HELD: "{order} megrendelés: a beszerzés várakozik ({supplier}).",
        rules.CONNECTION_ENDING: "Az Alibaba-kapcsolat lejár ekkor: {ends_at}",
        rules.NO_TRACKING: "{order} megrendelés: még nincs csomagszám ettől: {supplier}. Fizetve: {paid_at}",
        rules.NO_MOVEMENT: "{order} megrendelés: nem mozdult a(z) {number} csomag ({carrier}) ez óta: {moved_at}",
    },
    remedies={
        rules.CONNECTION_ENDED: "Csatlakozzon újra ugyanazzal a fiókkal: minden, ami vár, folytatódik.",
        rules.REFUSED: _AT_ORDER,
        rules.PRICE_RISEN: "Nézze meg az összegeket; engedje tovább, ha kifizeti az új összeget.",
        rules.CAP_REACHED: "Engedje tovább ezt az egyet, vagy emelje a keretet a Megrendelési beállításokban.",
        rules.HELD: _AT_ORDER,
        rules.CONNECTION_ENDING: "Csatlakozzon újra ugyanazzal a fiókkal, hogy egy megrendelésnek se kelljen várnia.",
        rules.NO_TRACKING: "Kérdezze meg a beszállítót, mikor küldi el.",
        rules.NO_MOVEMENT: "Nézze meg a futár oldalán; ha ott sem mozdul, kérdezze meg a beszállítót.",
    },
)
