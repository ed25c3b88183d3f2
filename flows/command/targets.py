"""The sources that a verb was told to crawl."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from flows.command.output import fail

if TYPE_CHECKING:
    from flows.settings import Settings
    from spiders.source import Source


def sources_to_crawl(settings: Settings, targets: Sequence[str], folder: Path | None = None) -> list[Source]:
    """The sources named, else all that are enabled, of ``folder`` alone where one is given.

    Ends with status 2 where one is unknown or cannot be read, none is enabled, or one asks for a contact and none is
    set.
    """
    from flows.crawling import UnknownSource, choose_sources, configured_sources, lacks_contact
    from spiders.source import SourceError

    try:
        chosen = choose_sources(targets, configured_sources(settings, folder))
    except (SourceError, UnknownSource) as error:
        fail(str(error))
    if not chosen:
        fail("no source is enabled; see 'dateline sources list'")
    if reason := next(filter(None, (lacks_contact(source, settings) for source in chosen)), None):
        fail(reason)
    return chosen
