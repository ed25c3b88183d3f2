"""Old and careless markup made plain, so that texts are found in it: layout tables, and text beside blocks.

Both are changes of the tree in place.
"""

from __future__ import annotations

from lxml.etree import XPath
from lxml.html import HtmlElement

_BLOCKS = frozenset(("p", "div", "h1", "h2", "h3", "table", "ul", "article", "section"))


def unlay(tree: HtmlElement) -> None:
    """Rename the cells, rows and tables that serve the page's layout to blocks; tables of data stay."""
    for table in list(tree.iter("table")):
        if _is_layout(table):
            for element in (table, *_own_cells(table)):
                element.tag = "div"
                element.attrib.pop("width", None)


def _is_layout(table: HtmlElement) -> bool:
    if table.find(".//h1") is not None:
        return True
    for cell in table.iter("td"):
        blocks = sum(child.tag in _BLOCKS for child in cell)
        if blocks >= 3 or (blocks >= 2 and sum(len(t) for t in cell.itertext()) > 600):
            return True
    return False


def _own_cells(table: HtmlElement) -> list[HtmlElement]:
    """The rows and cells of a table, without those of tables within it."""
    found = []
    for element in table.iter("tr", "td", "th", "tbody", "thead", "tfoot"):
        above = element.getparent()
        while above is not None and above.tag != "table" and above is not table:
            above = above.getparent()
        if above is table:
            found.append(element)
    return found


_BREAKS = frozenset(("br", "hr", *_BLOCKS, "ol", "blockquote", "figure", "aside", "form", "h4", "h5", "pre"))
# Found by libxml2: most elements have blocks alone, and asking each of them takes a tenth of a page's time.
_MIXED = XPath(
    "descendant-or-self::*[self::div or self::td or self::article or self::section]"
    f"[not(p)][text()[normalize-space()]][{' or '.join(sorted(_BLOCKS - {'p'}))}]"
)
_LOOSE = 140  # characters of text beside blocks that make it worth while


def wrap_loose(tree: HtmlElement) -> None:
    """Put text that stands beside blocks in a div, without a paragraph of its own, into paragraphs."""
    for element in _MIXED(tree):
        children = list(element)
        loose = len((element.text or "").strip()) + sum(len((c.tail or "").strip()) for c in children)
        if loose >= _LOOSE:
            _wrap(element, children)


def _wrap(element: HtmlElement, children: list[HtmlElement]) -> None:
    paragraph = element.makeelement("p")
    paragraph.text, element.text = element.text, None
    for child in children:
        element.remove(child)
    element.append(paragraph)
    for child in children:
        if child.tag in _BREAKS:
            tail, child.tail = child.tail, None
            if child.tag != "br":
                element.append(child)
            paragraph = element.makeelement("p")
            paragraph.text = tail
            element.append(paragraph)
        else:
            paragraph.append(child)
    for candidate in list(element):
        if candidate.tag == "p" and not len(candidate) and not (candidate.text or "").strip():
            element.remove(candidate)
