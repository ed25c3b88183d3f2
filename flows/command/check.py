"""`dateline check`: data-quality checks on the published warehouse."""

from __future__ import annotations

import sys

from flows.command.output import HomeOption, fail, print_table, settings_of

#: offending rows of one check that are printed
MOST_ROWS = 20


def check(home: HomeOption = None) -> None:
    """Print the rows that break a data-quality rule; exit status 1 where there are any."""
    import warehouse
    from warehouse import checks
    from warehouse.errors import WarehouseError

    try:
        with warehouse.open(settings_of(home).home) as con:
            findings = checks.run(con)
    except WarehouseError as error:
        fail(str(error))
    broken = [finding for finding in findings if finding.rows]
    for finding in broken:
        print_table(finding.columns, finding.rows[:MOST_ROWS], title=f"{finding.name}: {finding.description}")
        if len(finding.rows) > MOST_ROWS:
            print(f"... and {len(finding.rows) - MOST_ROWS} more")
    print(f"{len(findings) - len(broken)} of {len(findings)} checks pass")
    sys.exit(1 if broken else 0)
