"""The home page, who is asking, and help."""

from __future__ import annotations

from flask import Response

import wiring
from sourcing.shops.find_shop import show_me
from sourcing.shops.put_guide_away import put_guide_away
from sourcing.shops.show_diagnostic import show_diagnostic
from sourcing.shops.show_home import show_home
from web.api.answer import answer
from web.api.schemas import ExplanationOut, GuideIn, HelpOut, HomeOut, MeOut
from web.api.screen import screen
from web.asking import shop_id

home = screen("home", "What needs the merchant now.")


@home.get("/me", responses={200: MeOut})
def get_me() -> Response:
    """The shop that is asking."""
    return answer(MeOut, show_me(wiring.shown(), shop_id()))


@home.get("/home", responses={200: HomeOut})
def get_home() -> Response:
    """Counts, problems, set-up and spend."""
    return answer(HomeOut, show_home(wiring.shown(), shop_id()))


@home.put("/home/guide", responses={200: HomeOut})
def put_guide(body: GuideIn) -> Response:
    """Put the setup guide away, or bring it back."""
    put_guide_away(wiring.outside(), shop_id(), dismissed=body.dismissed)
    return answer(HomeOut, show_home(wiring.shown(), shop_id()))


@home.get("/help", responses={200: HelpOut})
def get_help() -> Response:
    """Every code with its remedy, and what support asks for."""
    known = [
        ExplanationOut(code=code, title=said.title, remedy=said.remedy, action=said.action)
        for code, said in sorted(wiring.outside().explanations.items())
    ]
    diagnostic = show_diagnostic(wiring.shown(), shop_id())
    email = wiring.house().settings.support_email
    return answer(HelpOut, HelpOut(explanations=known, diagnostic=diagnostic, support_email=email))
