"""Texts of our own for tests of the flows: short, of fictional outlets."""

from __future__ import annotations

import json
from pathlib import Path

CONVOY = {
    "id": "hp-1",
    "url": "https://harbourpost.example/2026/03/convoy",
    "outlet": "Harbour Post",
    "title": "Four soldiers killed in ambush near Sukhnah",
    "text": "Four Syrian soldiers were killed and two others wounded on Monday when Islamic State gunmen ambushed "
    "their convoy near Sukhnah in Homs province, the defence ministry said. The group did not immediately claim "
    "responsibility for the attack.",
    "published": "2026-03-10",
    "language": "en",
}
MARKET = {
    "id": "hp-2",
    "url": "https://harbourpost.example/2026/03/market",
    "outlet": "Harbour Post",
    "title": "Car bomb in Baqubah market kills seven",
    "text": "A car bomb exploded in a crowded market in the Iraqi city of Baqubah on Sunday, killing seven civilians "
    "and wounding at least twenty, police said. No group has said that it carried out the bombing.",
    "published": "2026-03-09",
    "language": "en",
}
HARVEST = {
    "id": "hp-3",
    "url": "https://harbourpost.example/2026/03/olives",
    "outlet": "Harbour Post",
    "title": "A good year for olives",
    "text": "Growers along the coast speak of the best harvest in a decade. The ministry of agriculture expects that "
    "exports will rise, and the presses in the villages work in three shifts.",
    "published": "2026-03-09",
    "language": "en",
}
PAGE = """<!DOCTYPE html><html lang="en"><head><title>Two policemen shot dead in Tikrit | Nahrain Daily</title>
<meta property="article:published_time" content="2026-03-11T08:00:00+03:00"></head><body><nav><a href="/">Home</a>
<a href="/sport">Sport</a></nav><article><h1>Two policemen shot dead in Tikrit</h1><p>Unidentified gunmen shot dead two
policemen at a checkpoint in the Iraqi city of Tikrit on Tuesday night, a security source told Nahrain Daily.</p><p>The
attackers fled in a white car towards the north of the city, the source said, and a search for them was going on.</p>
<p>The police have closed the roads that lead out of the city, and residents were told to stay in their houses.</p>
</article><footer>Nahrain Daily, all rights reserved</footer></body></html>"""


def write_jsonl(path: Path, *rows: dict[str, object] | str) -> Path:
    """Write rows as JSON Lines; a string is written as it is, also where it is no JSON."""
    lines = [row if isinstance(row, str) else json.dumps(row) for row in rows]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path
