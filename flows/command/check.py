"""`dateline check`: data-quality checks on the published warehouse."""

from __future__ import annotations

import sys

from flows.command.output import HomeOption, fail, print_table, settings_of

#: offending rows of one check that are printed
MOST_ROWS = 20


def check(home: HomeOption = None) -> None:
    """Print the rows that break a data-quality rule; exit status 1 where there are any."""
    import warehouse
    from warehouse import checks, statement
    from warehouse.errors import WarehouseError

    try:
        with warehouse.open(settings_of(home).home) as con:
            findings = checks.run(con, limit=MOST_ROWS)
    except WarehouseError as error:
        fail(str(error), status=1)
    for finding in findings:
        print_table(finding.columns, finding.rows, title=f"{finding.check}: {finding.title}")
        if finding.count > len(finding.rows):
            print(f"... and {finding.count - len(finding.rows)} more\n")
    total = len(statement.names("checks"))
    print(f"{total - len(findings)} of {total} checks find nothing to complain of")
    sys.exit(1 if findings else 0)
