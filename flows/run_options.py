"""The options of a run, as Prefect's forms describe and check them: `dateline run`, the UI and the API share them."""

from __future__ import annotations

from datetime import date
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from flows.crawling import Errand

#: the options that win over dateline.toml
_SETTINGS = ("proxy", "allow_private_hosts", "writer_wait_seconds")


class RunOptions(BaseModel):
    """What one run does otherwise than `dateline.toml` and the sources say. An option that is not known is refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    since: date | None = Field(
        default=None, description="Backfill: follow listings to older pages, until articles of this day (YYYY-MM-DD)."
    )
    max_pages: int | None = Field(
        default=None,
        ge=1,
        le=100_000,
        description="Pages that each crawl fetches at most (1 to 100,000), instead of the source's max_pages.",
    )
    refetch: bool = Field(
        default=False, description="Ask anew for all pages that are still watched, as if nothing were known of them."
    )
    jitter_seconds: float = Field(
        default=0.0,
        ge=0,
        le=3600,
        description="Begin at a random moment within so many seconds, so that runs do not march.",
    )
    writer_wait_seconds: float | None = Field(
        default=None, ge=0, description="Seconds to wait for another run that is writing to the warehouse."
    )
    allow_private_hosts: bool | None = Field(
        default=None, description="Let crawls reach loopback and private addresses."
    )
    proxy: str | None = Field(
        default=None, description="An HTTP proxy. One with a password belongs into dateline.toml."
    )

    def settings(self) -> dict[str, Any]:
        """The options that are settings, for `load_settings`."""
        return {name: getattr(self, name) for name in _SETTINGS}

    def errand(self) -> Errand:
        """The options that are the crawls'."""
        return Errand(refetch=self.refetch, since=self.since, max_pages=self.max_pages)


#: a run that does all as `dateline.toml` and the sources say
AS_CONFIGURED = RunOptions()
