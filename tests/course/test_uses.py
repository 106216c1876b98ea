"""What each source is used for agrees with the tables, row by row."""

import pytest

from course import sources, tables, uses


@pytest.mark.parametrize("source", sources.sources(), ids=lambda s: s.key)
def test_every_source_is_used_somewhere(source):
    assert uses.in_tables(source.key) or uses.in_formulas(source.key)
    assert source.topic


def test_every_row_of_every_table_is_counted():
    counted = dict.fromkeys(tables.names(), 0)
    named = dict.fromkeys(tables.names(), 0)
    for source in sources.sources():
        for use in uses.in_tables(source.key):
            counted[use.table] += use.rows
            assert sum(n for _, n in use.statuses) == use.rows
    for name in tables.names():
        named[name] = sum(len(row["source"].split(";")) for row in tables.rows(name))
    assert counted == named


def test_names_are_those_of_the_rows():
    (use,) = (u for u in uses.in_tables("lemmer2000") if u.table == "adaptation")
    assert "strength 9 weeks" in use.names
    (curve,) = (u for u in uses.in_tables("bmc_jump") if u.table == "impact_jump")
    assert (curve.rows, curve.names) == (400, ())


def test_formulas_are_found_by_their_help_text():
    assert "stance.one_leg_stance" in uses.in_formulas("pauwels1965")
    assert uses.in_formulas("nobody2000") == ()
