"""Layout tables: columns that are cells, as on the old web. Made into blocks, so that texts are found in them."""

from __future__ import annotations

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
