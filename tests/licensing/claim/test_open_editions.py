"""A claim for an edition that no title states: what our own count has of the lower one stays in the line, and the argument speaks of that product."""

from decimal import Decimal
from pathlib import Path

import pytest

from backtable.licensing.claim import Challenged, Claim, read_claim_file, study
from backtable.licensing.settlement import first_case

ESTATE = """estate: Servers
currency: USD
as_of: 2026-03-12
sources:
  - file: list.csv
    tables:
      - {holds: machines, columns: {machine: machine, kind: kind, host: host, cores: cores, processors: processors, vcpus: vcpus, cpu_model: model}}
      - {holds: installations, columns: {machine: machine, title: software}}
prices: {microsoft.sqlserver_standard: 1973, microsoft.sqlserver_enterprise: 7564, oracle.database_enterprise: 47500, oracle.database_standard2: 17500, microsoft.windows_server_standard: 134}
"""
SQL, STATED = "Microsoft SQL Server 2019 (64-bit)", "SQL Server 2019 Enterprise"
HOSTS = ["h1,host,,32,2,,Intel Xeon Gold 6130,", "h2,host,,32,2,,Intel Xeon Gold 6130,"]
GUESTS = [f"{name},virtual,{host},,,8,,{title}" for name, host, title in (("a", "h1", SQL), ("b", "h1", SQL), ("c", "h1", STATED), ("d", "h2", SQL))]


def _server(*titles: str) -> list[str]:
    return [f"p,physical,,16,2,,Intel Xeon Gold 6130,{title}" for title in titles]


def _claim(folder: Path, rows: list[str], *lines: str, only: str = "Microsoft") -> Claim:
    (folder / "list.csv").write_text("\n".join(["machine,kind,host,cores,processors,vcpus,model,software", *rows, ""]))
    (folder / "estate.yaml").write_text(ESTATE)
    (folder / "their.csv").write_text("\n".join(["Product,Metric,Quantity,Unit price,Amount", *lines, ""]))
    (folder / "claim.yaml").write_text(f"claim: Audit\nestate: estate.yaml\nonly: [{only}]\nsupplier: their.csv\n")
    return study(read_claim_file(folder / "claim.yaml"))


def _cuts(item: Challenged) -> list[tuple[str, Decimal]]:
    return [(cut.key, cut.amount) for cut in item.reductions]


@pytest.mark.parametrize("title", ["SQL Server 2019 Enterprise", "SQL Server 2019"])
def test_the_lower_edition_that_our_count_shows_stays_in_a_line_for_the_higher(title: str, tmp_path: Path) -> None:
    """Of 32 cores of Enterprise at 7,564 our count has 8, and 24 of Standard at 1,973."""
    found = _claim(tmp_path, [*HOSTS, *GUESTS], f"{title},Core,32,7564,242048")
    (line,) = found.lines
    assert (line.matched, line.accepted, _cuts(line)) == (True, Decimal(107864), [("estate.editions", Decimal(134184))])
    assert [(item.product, item.units, item.amount) for item in line.instead] == [("microsoft.sqlserver_standard", 24, Decimal(47352))]
    assert "as SQL Server Standard; 24 core licences of SQL Server Standard stand in their place, 47,352 of what remains" in line.reductions[0].argument
    assert found.unclaimed == ()
    text = first_case(found).text
    assert "short: 107864 + 134184 * holds_estate_editions" in text
    assert "accepted: {cover: 107864," in text


def test_a_line_for_some_of_the_machines_has_its_share_and_the_rest_is_not_claimed(tmp_path: Path) -> None:
    """16 of the 32: 8 that are Enterprise, and 8 of the 24."""
    found = _claim(tmp_path, [*HOSTS, *GUESTS], "SQL Server 2019 Enterprise,Core,16,7564,121024")
    assert found.accepted == 8 * 7564 + 8 * 1973
    assert [(row.product, units) for row, units in found.unclaimed] == [("microsoft.sqlserver_standard", 16)]


@pytest.mark.parametrize(
    "lines",
    [
        ("SQL Server 2019 Standard,Core,24,1973,47352", "SQL Server 2019 Enterprise,Core,32,7564,242048"),
        ("SQL Server 2019 Enterprise,Core,20,7564,151280", "SQL Server 2019 Enterprise,Core,12,7564,90768"),
        ("SQL Server 2019 Enterprise,,,,242048",),
        ("SQL Server 2019 Enterprise,,,,100000", "SQL Server 2019 Enterprise licences,,,,142048"),
    ],
)
def test_nothing_is_conceded_twice_however_the_claim_is_written(lines: tuple[str, ...], tmp_path: Path) -> None:
    found = _claim(tmp_path, [*HOSTS, *GUESTS], *lines)
    assert found.accepted == 8 * 7564 + 24 * 1973
    assert found.unclaimed == ()


def test_no_more_stays_than_is_claimed_where_the_lower_edition_costs_more(tmp_path: Path) -> None:
    """Six machines of 8 virtual processors on a host of 16 cores: 48 of Standard, or 16 of Enterprise at 5,000 for the whole host."""
    rows = ["h,host,,16,2,,Intel Xeon Gold 6130,", *(f"v{number},virtual,h,,,8,,{SQL}" for number in range(6))]
    found = _claim(tmp_path, rows, "SQL Server 2019 Enterprise,Core,16,5000,80000")
    assert (found.accepted, found.lines[0].reductions, found.unclaimed) == (80000, (), ())


def test_what_is_charged_on_the_licences_keeps_its_share(tmp_path: Path) -> None:
    """The first year's support of what is bought, at 22 % of 35,000, by a number of units or without one."""
    for support in ("Processor,8,10450", ",,"):
        found = _claim(
            tmp_path,
            _server("Oracle Database 19c"),
            "Oracle Database Enterprise Edition,Processor,8,47500,380000",
            f"\"Oracle Database Enterprise Edition, first year's support\",{support},83600",
            only="Oracle",
        )
        assert [item.accepted for item in found.lines] == [Decimal(35000), Decimal(7700)]


@pytest.mark.parametrize("title", ["Oracle Database Enterprise Edition", "Oracle Database"])
def test_arguments_speak_of_the_product_and_its_own_editions(title: str, tmp_path: Path) -> None:
    found = _claim(tmp_path, _server("Oracle Database 19c"), f"{title},Processor,8,47500,380000", only="Oracle")
    (line,) = found.lines
    assert (line.accepted, _cuts(line)) == (Decimal(35000), [("estate.editions", Decimal(345000))])
    assert "as Oracle Database Standard Edition 2; 2 processor licences of Oracle Database Standard Edition 2" in line.reductions[0].argument
    said = " ".join([line.reductions[0].argument, line.reductions[0].evidence, first_case(found).text])
    assert "SQL Server" not in said
    assert "Windows" not in said


@pytest.mark.parametrize(
    ("line", "product"),
    [
        ("SQL Server 2019,Core,32,7564,242048", "microsoft.sqlserver_enterprise"),
        ("SQL Server 2019,Core,32,1600,51200", "microsoft.sqlserver_standard"),
        ("SQL Server 2019,,,,242048", "microsoft.sqlserver_enterprise"),
        ("SQL Server 2019,Core,32,4000,128000", "microsoft.sqlserver_enterprise"),
        ("Windows Server 2019,,16,134,2144", "microsoft.windows_server_standard"),
    ],
)
def test_a_line_without_edition_is_of_the_one_whose_price_it_has_or_of_the_highest(line: str, product: str, tmp_path: Path) -> None:
    found = _claim(tmp_path, [*HOSTS, *GUESTS, *_server("Windows Server 2019")], line)
    assert [item.line.product for item in found.lines] == [product]
    assert found.lines[0].matched
    assert found.lines[0].accepted > 0
    assert sum("names no edition" in note for note in found.notes) == 1
