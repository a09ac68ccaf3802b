"""Pictures of the demo goods: a plain drawing per product on a colored ground, made as SVG text."""

from hashlib import sha256

DRAWINGS = {
    "earbuds": '<rect x="120" y="170" width="160" height="110" rx="44"/><ellipse cx="150" cy="118" rx="26" ry="30"/>'
    '<ellipse cx="250" cy="118" rx="26" ry="30"/><path d="M120 218h160"/>',
    "desk-lamp": '<path fill="none" d="M130 300h140M200 300l-50-110 90-70"/><path d="M215 80l80 60-50 20-50-40z"/>',
    "speaker": '<rect x="130" y="90" width="140" height="220" rx="36"/><circle cx="200" cy="235" r="44"/>'
    '<circle cx="200" cy="140" r="20"/>',
    "tea-bottle": '<rect x="150" y="130" width="100" height="180" rx="22"/><rect x="162" y="90" width="76" height="40" rx="8"/>'
    '<path d="M150 190h100"/>',
    "cushion": '<path d="M110 110q90 30 180 0q-30 90 0 180q-90-30-180 0q30-90 0-180z"/><path d="M170 200h60M200 170v60"/>',
    "organizer": '<rect x="90" y="120" width="220" height="160" rx="10"/><path d="M165 120v160M240 120v160M165 200h145"/>',
    "travel-mug": '<path d="M140 130h110l-12 180h-86z"/><rect x="132" y="104" width="126" height="26" rx="10"/>'
    '<path d="M248 170q50 0 40 50t-46 30"/>',
    "hammock": '<path d="M70 120q130 190 260 0M70 120v180M330 120v180M110 170q90 80 180 0"/>',
    "headlamp": '<rect x="145" y="150" width="110" height="84" rx="24"/><circle cx="200" cy="192" r="24"/>'
    '<path fill="none" d="M145 180q-60-40-60-80M255 180q60-40 60-80"/>',
}
PLAIN = '<rect x="120" y="120" width="160" height="160" rx="12"/><path d="M120 170h160M200 120v50"/>'


def draw(slug: str) -> str:
    """An SVG of 400 by 400; a slug without a drawing of its own gets a parcel."""
    hue = sha256(slug.encode()).digest()[0] * 360 // 256
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400">'
        f'<defs><linearGradient id="g" x2="1" y2="1"><stop stop-color="hsl({hue} 62% 92%)"/>'
        f'<stop offset="1" stop-color="hsl({(hue + 40) % 360} 55% 80%)"/></linearGradient></defs>'
        '<rect width="400" height="400" fill="url(#g)"/>'
        f'<g fill="#fff" fill-opacity=".72" stroke="hsl({hue} 45% 32%)" stroke-width="9" stroke-linejoin="round"'
        f' stroke-linecap="round">{DRAWINGS.get(slug, PLAIN)}</g></svg>'
    )
