"""A page's meta elements: names in small letters, with their contents in order."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.html import HtmlElement

Metas = dict[str, list[str]]


def metas_of(tree: HtmlElement) -> Metas:
    """The page's meta elements: name in small letters -> contents, in order."""
    found: Metas = {}
    for meta in tree.iter("meta"):
        content = (meta.get("content") or "").strip()
        if not content:
            continue
        for attribute in ("property", "name", "itemprop"):
            if name := (meta.get(attribute) or "").strip().lower():
                found.setdefault(name, []).append(content)
    return found


def values(metas: Metas, names: tuple[str, ...]) -> Iterator[str]:
    """The contents of the elements so named, in the order of the names."""
    for name in names:
        yield from metas.get(name, ())


def first(metas: Metas, names: tuple[str, ...]) -> str | None:
    """The first content of the elements so named."""
    return next(values(metas, names), None)
