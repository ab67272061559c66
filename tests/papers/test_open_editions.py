"""A position says where no title states an edition, as a supplier may ask for the higher one."""

from pathlib import Path

import pytest

from backtable.licensing.project import count, read_project
from backtable.papers.estates import position_document

ESTATE = """estate: Servers
currency: EUR
as_of: 2026-03-12
sources:
  - file: list.csv
    tables:
      - {holds: machines, columns: {machine: machine, cores: cores, processors: processors}}
      - {holds: installations, columns: {machine: machine, title: software}}
"""
ROWS = """machine,cores,processors,software
s1,16,2,Microsoft SQL Server 2019 (64-bit)
s2,16,2,Microsoft SQL Server 2019 (64-bit)
s3,16,2,Microsoft SQL Server 2019 (64-bit)
s3,16,2,SQL Server 2019 Developer
s4,16,2,SQL Server 2022 Standard
s4,16,2,Microsoft Visio 2019
"""


@pytest.mark.parametrize(
    ("stated", "open_machines"),
    [
        ("", "3 machines (s1, s2, s3)"),
        ("assign: [{product: microsoft.sqlserver_enterprise, machines: [s1]}]\n", "2 machines (s2, s3)"),
        ("assign: [{product: microsoft.sqlserver_standard, machines: [s1, s2, s3]}]\n", ""),
        ("assign: [{product: microsoft.sqlserver_free, machines: [s3]}]\n", "2 machines (s1, s2)"),
    ],
)
def test_machines_on_which_no_title_states_the_edition_are_named(stated: str, open_machines: str, tmp_path: Path) -> None:
    (tmp_path / "estate.yaml").write_text(ESTATE + stated)
    (tmp_path / "list.csv").write_text(ROWS)
    lead = [part.text for part in position_document(count(read_project(tmp_path / "estate.yaml")), ()).lead]
    said = [text for text in lead if text.startswith("No title states")]
    assert len(said) == bool(open_machines)
    if open_machines:
        counted = "Under our reading it counts as SQL Server Standard, under the supplier's as SQL Server Enterprise. State what it is"
        assert said[0].startswith(f"No title states the edition of SQL Server on {open_machines}. {counted}")
