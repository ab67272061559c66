"""A quote that stands astray swallows no row without a word: what is lost is named with its place and counted."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backtable.errors import InputError
from backtable.inventory import Estate, Mapped, Source, read_estate
from backtable.inventory._records import has_stray_quotes, records
from backtable.inventory.entitlements import read_entitlements
from backtable.licensing.claim import read_supplier_claim

SOFTWARE = ["DeviceSourceKey,SwName,SwVersion,SwPublisher", *(f"{number},Tool,1,Maker" for number in range(1, 21))]


def written(folder: Path, lines: list[str], name: str = "Software.csv") -> Path:
    path = folder / name
    path.write_text("\n".join(lines) + "\n")
    return path


def told(estate: Estate) -> tuple[set[str], list[tuple[str, int]], tuple[int, int]]:
    """Give the machines with titles, places with the rows lost there, and the totals."""
    machines = set(estate.installations.machine.to_pyarrow().to_pylist())
    (source,) = estate.sources
    return machines, [(item.place, item.rows) for item in estate.left_out], (source.rows, source.left_out)


def test_a_quote_that_opens_in_one_row_and_closes_in_another_is_named_with_all_that_it_swallows(tmp_path: Path) -> None:
    lines = [*SOFTWARE]
    lines[5], lines[12] = '5,"Tool,1,Maker', '12,Tool",1,Maker'
    estate = read_estate([written(tmp_path, lines)])
    kept = {str(number) for number in (*range(1, 5), *range(13, 21))}
    assert told(estate) == (kept, [("Software.csv:6", 8)], (20, 8))
    assert "this line and the 7 after it that it swallows are left out" in estate.left_out[0].reason
    assert estate.installations.filter(estate.installations.machine == "13").place.to_pyarrow().to_pylist() == ["Software.csv:14"]


def test_neighbours_of_which_one_quote_makes_one_row_are_both_left_out(tmp_path: Path) -> None:
    lines = [*SOFTWARE]
    lines[5], lines[6] = '5,"Tool,1,Maker', '6,Tool",1,Maker'
    assert told(read_estate([written(tmp_path, lines)]))[1:] == ([("Software.csv:6", 2)], (20, 2))


def test_a_quote_that_never_closes_loses_all_that_stands_below_it_and_says_so(tmp_path: Path) -> None:
    lines = [SOFTWARE[0], *(f"{number},Tool,1,Maker" for number in range(4_000))]
    lines[3_000] = '2999,"Tool,1,Maker'
    estate = read_estate([written(tmp_path, lines)])
    machines, places, totals = told(estate)
    assert (len(machines), places, totals) == (2_999, [("Software.csv:3001", 1_001)], (4_000, 1_001))
    assert "before the end of the file: this line and the 1,000 after it" in estate.left_out[0].reason


def test_rows_are_read_again_from_the_next_one_that_has_quotes_of_its_own(tmp_path: Path) -> None:
    lines = [*SOFTWARE]
    lines[5], lines[9] = '5,"Tool,1,Maker', '9,"Tool, large",1,Maker'
    machines, places, totals = told(read_estate([written(tmp_path, lines)]))
    assert (places, totals) == ([("Software.csv:6", 4)], (20, 4))
    assert "9" in machines


@pytest.mark.parametrize("row", ['1,"Foo 12" screen driver,1,Foo', '1,"Foo ""12"" "screen" driver",1,Foo'])
def test_a_quote_that_closes_in_the_middle_of_a_cell_costs_one_row(row: str, tmp_path: Path) -> None:
    estate = read_estate([written(tmp_path, [SOFTWARE[0], row, '2,"Good, one",1,Foo', '3,Foo 12" driver,1,Foo'])])
    titles = estate.installations.order_by("machine").title.to_pyarrow().to_pylist()
    assert titles == ["Good, one", 'Foo 12" driver']
    assert told(estate)[1:] == ([("Software.csv:2", 1)], (3, 1))
    assert "a quote closes in the middle of a cell, before “screen" in estate.left_out[0].reason


def test_remarks_of_several_lines_are_one_cell_and_are_counted(tmp_path: Path) -> None:
    lines = ["note,server,cores", '"first, and\nsecond\n\nthird",a,4', "x,b,8", 'y,"c\nd",many', '"e\nf",g,2']
    estate = read_estate([Mapped(written(tmp_path, lines, "list.csv"))])
    rows = {row["machine"]: (row["cores"], row["place"]) for row in estate.machines.to_pyarrow().to_pylist()}
    assert rows == {"a": (4, "list.csv:2"), "b": (8, "list.csv:6"), "g": (2, "list.csv:9")}
    assert [(item.place, item.rows) for item in estate.left_out] == [("list.csv:7", 1)]
    assert estate.sources[0].notes[0] == "3 rows hold line breaks inside a cell"


def test_a_file_read_as_two_tables_loses_swallowed_rows_once(tmp_path: Path) -> None:
    lines = ["server,software,cores", "a,Tool,4", 'b,"Tool,4', "c,Tool,4", 'd,Tool",4', "e,Tool,many"]
    (source,) = read_estate([Mapped(written(tmp_path, lines, "list.csv"))]).sources
    assert (source.rows, source.left_out) == (5, 4)


def test_a_heading_that_swallows_the_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="its heading, in line 1, cannot be taken apart: a quote opens"):
        list(records(Source(written(tmp_path, ['server,"cores', "a,4"]))))


def test_readers_that_go_row_by_row_lose_nothing_unsaid(tmp_path: Path) -> None:
    lines = ["server_code;server_cpu;server_processorsNumber;server_coresNumber", *(f"s{number};Xeon;1;4" for number in range(1, 9))]
    lines[3], lines[5] = 's3;"Xeon;1;4', 's5;Xeon";1;4'
    estate = read_estate([written(tmp_path, lines, "servers.csv")])
    assert set(estate.machines.machine.to_pyarrow().to_pylist()) == {"s1", "s2", "s6", "s7", "s8"}
    assert told(estate)[1:] == ([("servers.csv:4", 3)], (8, 3))


def test_entitlements_and_claims_lose_nothing_unsaid(tmp_path: Path) -> None:
    heading = "License,Product Key,Seats,Purchase Date,Expiration Date,Purchase Cost,Manufacturer,Order Number"
    lines = [heading, *(f"Tool {number},K{number},5,,,10,Maker,P" for number in range(1, 9)), '"Bad 12" tool",K9,5,,,10,Maker,P', '"Tool\nten",K10,5,,,10,Maker,P']
    lines[3], lines[5] = '"Tool 3,K3,5,,,10,Maker,P', 'Tool 5",K5,5,,,10,Maker,P'
    rights = read_entitlements(written(tmp_path, lines, "rights.csv"))
    assert [item.title for item in rights.entitlements] == ["Tool 1", "Tool 2", "Tool 6", "Tool 7", "Tool 8", "Tool ten"]
    assert [(item.place, item.rows) for item in rights.left_out] == [("rights.csv:4", 3), ("rights.csv:10", 1)]
    assert "1 row holds line breaks inside a cell" in rights.notes
    paper = ["Our claim of 12\" screens", "", "Product;Units;Price;Amount", *(f"Tool {number};2;5;10" for number in range(1, 7))]
    paper[5], paper[7] = '"Tool 3;2;5;10', 'Tool 5";2;5;10'
    claim = read_supplier_claim(written(tmp_path, paper, "claim.csv"), lambda *_: "", lambda *_: "")
    assert [line.title for line in claim.lines] == ["Tool 1", "Tool 2", "Tool 6"]
    assert [(item.place, item.rows) for item in claim.left_out] == [("claim.csv:6", 3)]



@settings(max_examples=60, deadline=None)
@given(rows=st.lists(st.lists(st.sampled_from(["a", '"a"', '"a', 'a"', '"', '""', '"a,b"', '"a" b', ""]), min_size=3, max_size=3), max_size=8))
def test_every_line_is_either_read_or_counted_as_left_out(rows: list[list[str]], tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.getbasetemp() / "any.csv"
    lines = ["x,y,z", *(",".join(row) for row in rows)]
    path.write_text("\n".join(lines) + "\n")
    found = list(records(Source(path)))
    assert sum(record.lines for record in found) == len(lines)
    assert [record.line for record in found] == sorted({record.line for record in found})
    alone = all(record.lines == 1 and not record.wrong for record in found)
    assert has_stray_quotes(Source(path)) is not alone
