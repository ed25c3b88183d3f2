"""Several texts on a page: where an aggregator, a category page or a digest holds more than one article."""

from __future__ import annotations

from dataclasses import dataclass

from lxml.html import HtmlElement

from spiders.metadata import Metadata
from spiders.page import Page


@dataclass(frozen=True, slots=True)
class Part:
    """One text of a page that holds several."""

    text: str
    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None


def find_parts(tree: HtmlElement, page: Page, meta: Metadata) -> list[Part]:
    """The texts of a page that holds several, in its order; empty where it holds one or none."""
    return []
