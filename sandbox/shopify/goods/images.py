"""Product pictures, drawn by code: one calm shape on a soft ground, its colors from the name."""

from __future__ import annotations

import colorsys
import hashlib

_SHAPES = {
    "earbuds": '<rect x="120" y="150" width="160" height="120" rx="56" fill="{a}"/><circle cx="165" cy="210" r="30" '
    'fill="{c}"/><circle cx="235" cy="210" r="30" fill="{c}"/><rect x="156" y="212" width="18" height="52" '
    'rx="9" fill="{b}"/><rect x="226" y="212" width="18" height="52" rx="9" fill="{b}"/>',
    "desk-lamp": '<rect x="130" y="296" width="140" height="20" rx="10" fill="{b}"/><path d="M200 300V200L260 130" '
    'stroke="{a}" stroke-width="14" fill="none" stroke-linecap="round"/><path d="M228 102l76 46-20 24-76-46z" '
    'fill="{a}"/><circle cx="262" cy="158" r="16" fill="{c}"/>',
    "speaker": '<rect x="140" y="90" width="120" height="220" rx="48" fill="{a}"/><circle cx="200" cy="236" r="42" '
    'fill="{b}"/><circle cx="200" cy="236" r="18" fill="{c}"/><circle cx="200" cy="146" r="22" fill="{b}"/>',
    "tea-bottle": '<rect x="160" y="120" width="80" height="190" rx="26" fill="{c}"/><rect x="160" y="190" width="80" '
    'height="120" rx="26" fill="{a}"/><rect x="168" y="84" width="64" height="40" rx="10" fill="{b}"/>',
    "cushion": '<path d="M110 120q90 26 180 0q-26 90 0 170q-90-26-180 0q26-86 0-170z" fill="{a}"/>'
    '<path d="M150 160l100 92M250 160l-100 92" stroke="{c}" stroke-width="6"/>',
    "organizer": '<rect x="96" y="130" width="208" height="150" rx="12" fill="{a}"/><rect x="110" y="144" width="58" '
    'height="122" rx="6" fill="{c}"/><rect x="178" y="144" width="112" height="54" rx="6" fill="{c}"/>'
    '<rect x="178" y="208" width="112" height="58" rx="6" fill="{b}"/>',
    "travel-mug": '<path d="M150 120h100l-12 180q-2 14-16 14h-44q-14 0-16-14z" fill="{a}"/><rect x="140" y="98" '
    'width="120" height="26" rx="12" fill="{b}"/><path d="M153 170h94l-4 56h-86z" fill="{c}"/>',
    "hammock": '<path d="M84 130q116 220 232 0q-116 90-232 0z" fill="{a}"/><path d="M84 130L60 90M316 130l24-40" '
    'stroke="{b}" stroke-width="8" stroke-linecap="round"/><path d="M110 160q90 110 180 0" stroke="{c}" '
    'stroke-width="6" fill="none"/>',
    "headlamp": '<path d="M92 210a108 84 0 0 1 216 0" stroke="{b}" stroke-width="26" fill="none"/><rect x="156" y="150" '
    'width="88" height="76" rx="22" fill="{a}"/><circle cx="200" cy="188" r="24" fill="{c}"/>',
    "candle": '<rect x="146" y="160" width="108" height="150" rx="18" fill="{a}"/><rect x="164" y="210" width="72" '
    'height="50" rx="6" fill="{c}"/><path d="M200 92q24 30 0 56q-24-26 0-56z" fill="{b}"/>',
    "card": '<rect x="104" y="120" width="192" height="150" rx="8" fill="{c}"/><path d="M200 176c-34-40-82 8 0 62c82-54 '
    '34-102 0-62z" fill="{a}"/>',
    "tote": '<path d="M126 160h148l14 150H112z" fill="{a}"/><path d="M162 176v-36a38 38 0 0 1 76 0v36" stroke="{b}" '
    'stroke-width="12" fill="none"/><circle cx="200" cy="240" r="26" fill="{c}"/>',
    "envelopes": '<rect x="100" y="140" width="200" height="130" rx="8" fill="{a}"/><path d="M100 148l100 70 100-70" '
    'stroke="{c}" stroke-width="8" fill="none"/><circle cx="200" cy="220" r="16" fill="{b}"/>',
}


def picture(slug: str) -> str | None:
    """An SVG of 400 × 400; None for a name no product has."""
    shape = _SHAPES.get(slug)
    if shape is None:
        return None
    hue = hashlib.sha256(slug.encode()).digest()[0] / 255
    ground, glow = _color(hue, 0.93, 0.45), _color(hue + 0.06, 0.86, 0.5)
    drawn = shape.format(a=_color(hue, 0.48, 0.42), b=_color(hue, 0.30, 0.35), c=_color(hue + 0.08, 0.80, 0.6))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400" role="img"><title>{slug}</title>'
        f'<defs><radialGradient id="g" cx=".35" cy=".3" r=".9"><stop stop-color="{ground}"/>'
        f'<stop offset="1" stop-color="{glow}"/></radialGradient></defs><rect width="400" height="400" fill="url(#g)"/>'
        f'<ellipse cx="200" cy="326" rx="110" ry="14" fill="#000" opacity=".10"/>{drawn}</svg>'
    )


def _color(hue: float, lightness: float, saturation: float) -> str:
    red, green, blue = colorsys.hls_to_rgb(hue % 1, lightness, saturation)
    return f"#{round(red * 255):02x}{round(green * 255):02x}{round(blue * 255):02x}"
