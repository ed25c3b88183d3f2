"""The code stage: every article that has no reports of today's coder gets them. Knows nothing of Prefect."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import duckdb

from flows import progress
from flows.coding.article import Article, ArticleError
from flows.coding.coder import Coder, load_coder
from flows.coding.words.lexicon_files import load_lexicon
from flows.settings import Settings
from flows.workers import batches, ordered_map
from warehouse import reports

#: articles that go to a process together
CHUNK = 32
#: below this many articles, starting processes costs more than they save
PARALLEL_FROM = 400

Coded = tuple[str, list[dict[str, Any]] | None, str | None]

_coder: Coder | None = None


def code_pending(con: duckdb.DuckDBPyConnection, settings: Settings) -> tuple[int, list[dict[str, str]]]:
    """Code what is pending, batch by batch, each in one transaction.

    Returns the number of reports and the refusals (an article that the coder could not take).
    """
    _prepare(str(settings.lexicon_dir))
    assert _coder is not None
    report_count, refused, done, most = 0, [], 0, settings.batch_size * 8
    while pending := reports.pending(con, _coder.version, most):
        total = done + (len(pending) if len(pending) < most else reports.count_pending(con, _coder.version))
        jobs = settings.jobs if len(pending) >= PARALLEL_FROM else 1
        coded = ordered_map(
            code_articles, pending, jobs=jobs, chunk=CHUNK, initializer=_prepare, initargs=(str(settings.lexicon_dir),)
        )
        for batch in batches(coded, settings.batch_size):
            errors = [(key, error) for key, _, error in batch if error]
            reports.load(con, _coder.version, [(key, found) for key, found, _ in batch if found is not None], errors)
            refused += [{"stage": "code", "origin": key, "reason": error} for key, error in errors]
            report_count += sum(len(found or ()) for _, found, _ in batch)
            done += len(batch)
            progress.tell("articles coded", done, total)
    return report_count, refused


def code_articles(rows: Sequence[dict[str, Any]]) -> list[Coded]:
    """Code articles; each gives (article_id, its reports as the contract has them, or None and the reason why not)."""
    return [_code_article(row) for row in rows]


def _code_article(row: dict[str, Any]) -> Coded:
    assert _coder is not None
    try:
        article = Article.from_dict(row | {"id": row["article_id"]})
        return row["article_id"], [report.to_dict() for report in _coder.code(article)], None
    except ArticleError as error:
        return row["article_id"], None, str(error)
    except Exception as error:  # a fault of the coder's at one text must not cost the texts beside it; it is told
        return row["article_id"], None, f"the coder failed at this text: {type(error).__name__}: {error}"


def known_actors(settings: Settings) -> list[dict[str, Any]]:
    """The actors that the lexicon names, the user's among them: {name, kind, countries, parent}."""
    folders = (settings.lexicon_dir,) if settings.lexicon_dir.is_dir() else ()
    return [
        {"name": actor.name, "kind": actor.kind, "countries": list(actor.countries), "parent": actor.parent}
        for actor in load_lexicon(folders).actors.values()
    ]


def _prepare(lexicon_dir: str) -> None:
    global _coder
    if _coder is None:
        _coder = load_coder([Path(lexicon_dir)])
