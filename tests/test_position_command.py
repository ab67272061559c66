"""`backtable position` counts an estate file and says why."""

import csv
import json
import subprocess
import sys
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from subprocess import CompletedProcess

import pytest
import python_calamine

from backtable.inventory.entitlements import Entitlement, read_entitlements, write_workbook
from backtable.licensing.metrics import METRICS

from .commands import typed

ROOT = Path(__file__).parent.parent
ESTATE = """estate: Small
currency: EUR
as_of: 2026-03-12
sources: [{file: servers.csv}, {file: software.csv}]
prices: {microsoft.sqlserver_standard: 1000}
"""
SERVERS = "server,cores,processors,os\nalpha,8,1,Ubuntu Linux\nbeta,2,1,Ubuntu Linux\n"
SOFTWARE = "server,software\nalpha,SQL Server 2019 Standard\nbeta,SQL Server 2019 Standard\nbeta,=cmd()\n"


def run(folder: Path, *arguments: str) -> CompletedProcess[str]:
    return typed(folder, "position", *arguments)


def words(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture
def small(tmp_path: Path) -> Path:
    (tmp_path / "estate.yaml").write_text(ESTATE)
    (tmp_path / "servers.csv").write_text(SERVERS)
    (tmp_path / "software.csv").write_text(SOFTWARE)
    return tmp_path


def test_the_position_says_what_is_short_and_what_that_costs(small: Path) -> None:
    done = run(small)
    assert done.returncode == 0, done.stderr
    # At least four core licences a processor: 8 and 4, at 1,000 each.
    assert "Under our reading we are 1 product short, €12k at list." in done.stdout
    assert "=cmd() on 1" in done.stdout
    assert "servers.csv: 2 rows" in done.stdout


def test_it_is_printed_for_programs_and_for_spreadsheets(small: Path) -> None:
    done = run(small, "--json", "--csv", "out.csv")
    found = json.loads(done.stdout)
    rows = [row for row in found["rows"] if row["reading"] == "ours"]
    assert [(row["product"], row["needed"], row["shortfall"], row["true_up"]) for row in rows] == [
        ("microsoft.sqlserver_standard", "12", "12", "12000")
    ]
    assert found["unknown"] == [{"title": "=cmd()", "publisher": "", "machines": 1}]
    with (small / "out.csv").open(newline="") as file:
        assert [row["shortfall"] for row in csv.DictReader(file)] == ["12", "12"]


def test_what_is_owned_is_set_against_what_is_needed(small: Path) -> None:
    blank = {"publisher": "Microsoft", "version": ""}
    rights = [
        Entitlement("1", "", "SQL Server 2019 Standard", metric="microsoft.sqlserver_core", quantity=Decimal(8), **blank),
        Entitlement("2", "", "Something else", metric="plain.device", quantity=Decimal(5), **blank),
    ]
    write_workbook(small / "rights.xlsx", rights, [], {key: item.name for key, item in METRICS.items()})
    (small / "estate.yaml").write_text(ESTATE + "entitlements: rights.xlsx\n")
    found = json.loads(run(small, "--json").stdout)
    (row,) = [row for row in found["rows"] if row["reading"] == "ours"]
    assert (row["owned"], row["used"], row["shortfall"], row["true_up"]) == ("8", "8", "4", "4000")
    assert any("Something else" in remark for remark in found["remarks"])
    why = run(small, "why", "microsoft.sqlserver_standard").stdout
    assert "12 core licences needed, 8 owned, 4 short" in why
    assert "8 of 8 SQL Server Standard, core licences, for versions up to 2019: 1" in " ".join(why.split())


def test_an_empty_workbook_for_rights_is_written_once_and_can_be_read(tmp_path: Path) -> None:
    command = ("entitlements", "new")
    for wanted, message in ((0, "Wrote the workbook: rights.xlsx"), (2, "rights.xlsx is there already")):
        done = typed(tmp_path, *command, "rights.xlsx")
        assert done.returncode == wanted
        assert message in done.stdout + done.stderr
    assert read_entitlements(tmp_path / "rights.xlsx").entitlements == ()
    done = typed(tmp_path, *command, "rights.csv")
    assert done.returncode == 2


def test_why_shows_machines_and_rules(small: Path) -> None:
    done = run(small, "why", "microsoft.sqlserver_standard")
    assert done.returncode == 0, done.stderr
    assert "alpha" in done.stdout
    assert "12 core licences needed, 0 owned, 12 short" in done.stdout
    alone = run(small, "why", "microsoft.sqlserver_standard", "beta")
    assert "beta" in alone.stdout
    assert "alpha" not in alone.stdout
    assert "It runs on 2 machines, by the host below them: • alpha (2019) • beta (2019)" in words(done.stdout)
    unknown = run(small, "why", "microsoft.sqlserver_standard", "Alp")
    assert unknown.returncode == 2
    assert "no machine of the estate is called alp; close are alpha" in words(unknown.stderr)
    stranger = run(small, "why", "nothing.at_all")
    assert stranger.returncode == 2
    assert "nothing called nothing.at_all runs in this estate; counted are microsoft.sqlserver_standard" in stranger.stderr


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("estate: Small", "", "the estate has no `estate`"),
        ("as_of: 2026-03-12", "as_of: March", "estate.yaml:3:8: `March` is not a day; expected a date such as 2026-03-12"),
        ("servers.csv", "gone.csv", "there is no file gone.csv; paths start at the folder of this file"),
        ("microsoft.sqlserver_standard: 1000", "microsoft.sqlserver_standart: 1", "did you mean `microsoft.sqlserver_standard`?"),
        ("microsoft.sqlserver_standard: 1000", "microsoft.sqlserver_standard: -1", "-1 is below 0; expected an amount from 0"),
        ("currency: EUR", "curency: EUR", "`curency` is not a known key; did you mean `currency`?"),
        ("prices:", "readings: {ours: {oracle.partitioning: moon}}\nprices:", "`moon` is no answer to “How far does"),
        ("prices:", "readings: {ours: {oracle.partition: cluster}}\nprices:", "did you mean `oracle.partitioning`?"),
        ("prices:", "facts: {java.people: 3}\nprices:", "java.people"),
        ("prices:", "recognise: [{match: '(', product: oracle.java}]\nprices:", "`(` is no regular expression"),
        ("prices:", "assign: [{product: oracle.jawa, machines: a}]\nprices:", "did you mean `oracle.java`?"),
        ("prices:", "products: {my.tool: {ways: [[my.tool, plain.users]]}}\nprices:", "is no way to license something"),
        ("{file: software.csv}", "{file: software.csv, tables: [{holds: people, columns: {}}]}", "`people` is held by no estate"),
    ],
)
def test_each_problem_of_the_file_has_its_message(old: str, new: str, message: str, small: Path) -> None:
    assert old in ESTATE
    (small / "estate.yaml").write_text(ESTATE.replace(old, new))
    done = run(small)
    assert message in done.stderr
    assert done.returncode == 2
    assert done.stdout == ""
    assert "Traceback" not in done.stderr


def test_own_products_titles_and_prices_by_metric_are_counted(small: Path) -> None:
    (small / "estate.yaml").write_text(
        ESTATE
        + "products: {house.tool: {title: House tool, publisher: Us, ways: [[house.tool, plain.device]]}}\n"
        + "recognise: [{match: '^=cmd', product: house.tool}]\n"
        + "assign: [{product: house.tool, machines: [al*, nosuch]}]\n"
    )
    done = run(small, "--json")
    found = json.loads(done.stdout)
    (row,) = [row for row in found["rows"] if row["reading"] == "ours" and row["product"] == "house.tool"]
    assert (row["needed"], row["true_up"]) == ("2", None)
    assert found["unknown"] == []


def test_advice_needs_none_of_the_libraries_that_count() -> None:
    program = (
        "import sys\n"
        "class Wall:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name.split('.')[0] in ('ibis', 'duckdb', 'pyarrow', 'python_calamine', 'xlsxwriter', 'defusedxml'):\n"
        "            raise ImportError(name)\n"
        "sys.meta_path.insert(0, Wall())\n"
        "from backtable.cli import main\n"
        "import backtable.papers, backtable.advice, backtable.checking\n"
        "sys.argv = ['backtable', 'check', 'examples/points/case.yaml']\n"
        "main()\n"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_position_as_a_workbook_has_a_sheet_for_each_reading_and_computes_no_text(tmp_path: Path) -> None:
    (tmp_path / "estate.yaml").write_text(
        "estate: Small\nas_of: 2026-03-12\nsources: [{file: servers.csv}, {file: software.csv}]\n"
        "prices: {microsoft.sqlserver_standard: 1000}\nreadings: {'a/b: [very long name of a reading]': {estate.test: counted}}\n"
    )
    (tmp_path / "servers.csv").write_text("server,cores,processors\nalpha,8,1\nbeta,many,1\n")
    (tmp_path / "software.csv").write_text("server,software\nalpha,SQL Server 2019 Standard\nalpha,=1+1\n")
    done = run(tmp_path, "--xlsx", "p.xlsx")
    assert done.returncode == 0, done.stderr
    assert "Wrote the workbook: p.xlsx" in done.stdout
    book = python_calamine.CalamineWorkbook.from_path(str(tmp_path / "p.xlsx"))
    assert book.sheet_names == ["Our reading", "Supplier's reading", "a b   very long name of a r", "What was read", "Left out", "Titles not recognised"]
    rows = book.get_sheet_by_name("Our reading").to_python()
    assert dict(zip(rows[0], rows[1], strict=True)) | {"Version": ""} == {
        "Publisher": "Microsoft", "Product": "SQL Server Standard", "Edition": "Standard", "Version": "", "Metric": "core licences", "Rights owned": 0, "Needed": 8,
        "Used": 0, "Available": 0, "Shortfall": 8, "Unlicensed installs": 1, "Not counted": 0, "Price of one": 1000, "True-up cost": 8000, "Over-licensed amount": 0, "Settled by contract": "",
    }
    assert book.get_sheet_by_name("Left out").to_python()[1][0] == "servers.csv:3"
    assert book.get_sheet_by_name("Titles not recognised").to_python()[1][0] == "=1+1"


def test_every_machine_behind_a_number_is_named_for_programs_and_for_spreadsheets(tmp_path: Path) -> None:
    (tmp_path / "estate.yaml").write_text(ESTATE)
    (tmp_path / "servers.csv").write_text("server,cores,vcpus,processors,os,host\nbase,16,,2,ESXi,\nalpha,,4,,Ubuntu,base\nbeta,,8,,Ubuntu,base\nidle,,8,,Ubuntu,base\n")
    (tmp_path / "software.csv").write_text("server,software\nalpha,SQL Server 2019 Standard\nbeta,SQL Server 2019 Standard\nalpha,Oracle DB 19c EE\nbeta,Oracle DB 19c EE\n")
    done = run(tmp_path, "why", "microsoft.sqlserver_standard", "base", "--json", "--csv", "machines.csv")
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert [item["reading"] for item in found["readings"]] == ["ours", "theirs"]
    for told in found["readings"]:
        assert [(item["machine"], item["version"], item["place"], item["left_out"]) for item in told["machines"]] == [
            ("alpha", "2019", "base", ""),
            ("beta", "2019", "base", ""),
        ]
        counted = [line for line in told["lines"] if line["chosen"] is not False]
        assert sum(line["quantity"] for line in counted) == 12
    with (tmp_path / "machines.csv").open() as file:
        assert [(row["reading"], row["machine"]) for row in csv.DictReader(file)] == [
            (reading, machine) for reading in ("ours", "theirs") for machine in ("alpha", "beta")
        ]
    away = run(tmp_path, "why", "microsoft.sqlserver_standard", "idle")
    assert "It does not run on idle." in away.stdout
    shared = run(tmp_path, "why", "database_enterprise", "alpha", "--estate", str(tmp_path / "estate.yaml"))
    assert "• base: alpha The line of base is not alpha's alone: it counts together with beta, which runs there too." in words(shared.stdout), shared.stderr


DATABASES = """server,software,cores,processors
alpha,Oracle Database Standard Edition 2,32,4
"""
REFUSED = """estate: Databases
currency: EUR
as_of: 2026-03-12
sources: [{file: databases.csv, tables: [
  {holds: installations, columns: {machine: server, title: software}},
  {holds: machines, columns: {machine: server, cores: cores, processors: processors}}]}]
prices: {oracle.database_enterprise: 47500, oracle.database_standard2: 17500}
"""


def test_what_could_not_be_counted_stands_in_the_conclusion(tmp_path: Path) -> None:
    """Four sockets are too many for Standard Edition 2: 32 cores of Enterprise Edition at 0.5 are 16 processors."""
    (tmp_path / "estate.yaml").write_text(REFUSED)
    (tmp_path / "databases.csv").write_text(DATABASES)
    said = words(run(tmp_path, "--no-keep").stdout)
    assert "Under our reading nothing that could be counted is short." in said
    assert "Under the supplier's reading we are 1 product short, €1.52m at list." in said  # the processor is not known: a factor of 1
    told = "Not counted under our reading: 1 machine with Oracle Database Standard Edition 2; the supplier's counts it as Oracle Database Enterprise Edition."
    assert told in said
    assert "Oracle Database Enterprise Edition may be asked for: it would need 16 processor licences (€760k at list)." in said
    assert "What does a Standard Edition need on a server that is larger than it may be used on? +€760k" in said
    printed = json.loads(run(tmp_path, "--json", "--xlsx", "position.xlsx").stdout)
    (gap,) = printed["not_counted"]
    assert (gap["product"], gap["reading"], gap["readings"], gap["machines"]) == ("oracle.database_standard2", "ours", ["ours"], 1)
    (need,) = gap["instead"]["rows"]
    assert (need["product"], need["needed"], need["true_up"]) == ("oracle.database_enterprise", "16", "760000")
    sheet = python_calamine.CalamineWorkbook.from_path(str(tmp_path / "position.xlsx")).get_sheet_by_name("Not counted").to_python()
    assert [[row[1], *row[4:]] for row in sheet[1:]] == [["ours", "Oracle Database Enterprise Edition", "processor licences", 16, 47500, 760000]]
    (tmp_path / "claim.yaml").write_text("claim: Audit\nestate: estate.yaml\n")
    claimed = words(typed(tmp_path, "claim").stdout)
    # 1.52 m for licences, 22 % of that for each of three years past, and for the first year of those licences: 1.52 * 1.88.
    assert f"An auditor would claim €2.86m; our count, prices and terms leave €0, 0 % of it. {told}" in claimed
    argued = typed(tmp_path, "claim", "--json", "--xlsx", "claim.xlsx").stdout
    assert json.loads(argued)["not_counted"] == [gap]
    assert "Not counted" in python_calamine.CalamineWorkbook.from_path(str(tmp_path / "claim.xlsx")).sheet_names
    (tmp_path / "databases.csv").write_text(DATABASES.replace("32,4", "32,2"))
    said = words(run(tmp_path).stdout)
    assert "Not counted" not in said
    assert "we are 1 product short, €35k at list" in said


def test_java_without_its_employees_is_not_said_to_be_licensed(tmp_path: Path) -> None:
    (tmp_path / "estate.yaml").write_text(REFUSED)
    (tmp_path / "databases.csv").write_text(DATABASES.replace("Oracle Database Standard Edition 2", "Oracle Java SE 8 Update 301"))
    said = words(run(tmp_path, "--no-keep").stdout)
    assert "nothing that could be counted is short" in said
    assert "in none of these figures: Oracle Java SE." in said


def test_what_is_owned_may_be_called_as_the_position_calls_it(small: Path) -> None:
    (small / "estate.yaml").write_text(ESTATE + "entitlements: rights.xlsx\n")
    item = Entitlement("A1", "", "SQL Server Standard", "", "", metric="microsoft.sqlserver_core_vm", quantity=Decimal(5))
    write_workbook(small / "rights.xlsx", [item], [], {key: known.name for key, known in METRICS.items()})
    said = words(run(small, "--no-keep").stdout)
    assert "Under our reading we are 1 product short, €8,000 at list." in said
    assert "for 7 core licences of SQL Server Standard 8 must be bought, sold in packs of 2" in said


def test_what_has_no_price_is_not_said_to_cost_nothing(tmp_path: Path) -> None:
    hosts = "machine,kind,host,cluster,processors,cores,vcpus,cpu\nh1,host,,c,2,20,,Intel Xeon Gold 6130\nh2,host,,c,2,20,,Intel Xeon Gold 6130\nv1,virtual,h1,c,,,4,\n"
    (tmp_path / "servers.csv").write_text(hosts)
    (tmp_path / "software.csv").write_text("machine,software\nv1,Oracle Database 19c Enterprise Edition\nv1,SQL Server 2019 Standard\n")
    estate = ESTATE.replace("prices: {microsoft.sqlserver_standard: 1000}\n", "readings: {cluster: {oracle.partitioning: cluster}}\n")
    (tmp_path / "estate.yaml").write_text(estate)
    said = words(run(tmp_path, "--no-keep").stdout)
    assert "True-up of everything no price no price no price" in said
    assert "10 processor licences of Oracle Database Enterprise Edition more, which have no price" in said
    assert "€0" not in said
    (tmp_path / "estate.yaml").write_text(estate + "prices: {microsoft.sqlserver_standard: 1000}\n")
    assert "True-up of what has a price €4,000 €4,000 €8,000" in words(run(tmp_path, "--no-keep").stdout)


def test_an_entitlement_is_recognised_by_its_publisher_and_title(small: Path) -> None:
    (small / "software.csv").write_text("server,software\nalpha,Microsoft Visio Professional 2019\n")
    (small / "estate.yaml").write_text(ESTATE + "entitlements: rights.xlsx\n")
    for publisher, owned in (("Microsoft Corporation", "1"), ("Microsoft", "1"), ("Somebody Else", None)):
        item = Entitlement("A1", "", "Office Visio Professional", publisher, "", metric="plain.device", quantity=Decimal(1))
        write_workbook(small / "rights.xlsx", [item], [], {key: known.name for key, known in METRICS.items()})
        rows = json.loads(run(small, "--json", "--no-keep").stdout)["rows"]
        assert {row["owned"] for row in rows if row["product"] == "microsoft.visio_professional"} == {owned or "0"}


def test_rows_of_entitlements_that_are_left_out_stand_in_the_conclusion_and_are_kept(small: Path) -> None:
    blank = {"publisher": "Microsoft", "version": "", "metric": "microsoft.sqlserver_core"}
    twice = [Entitlement(number, "", "SQL Server 2019 Standard", quantity=Decimal(8), **blank) for number in ("1", "1", "2")]
    write_workbook(small / "rights.xlsx", twice, [], {key: item.name for key, item in METRICS.items()})
    (small / "estate.yaml").write_text(ESTATE + "entitlements: rights.xlsx\n")
    told = "A row of entitlements was left out and counts for nothing, so that less may be short than is shown"
    for _ in range(2):  # counted, then opened
        said = words(run(small, "--keep-in", "kept").stdout)
        assert told in said
        assert "Of the entitlements, 1 row left out" in said
        assert "the row says the same as" in said
    assert any("left out, as the row says the same" in item for item in json.loads(run(small, "--json").stdout)["remarks"])
    write_workbook(small / "rights.xlsx", twice[:1], [], {key: item.name for key, item in METRICS.items()})
    assert "of entitlements" not in words(run(small).stdout)


def test_entitlements_in_a_metric_that_is_not_known_stand_in_the_conclusion_and_are_kept(small: Path) -> None:
    item = Entitlement("1", "", "SQL Server 2019 Standard", "Microsoft", "", metric="seats", quantity=Decimal(8))
    write_workbook(small / "rights.xlsx", [item], [], {key: metric.name for key, metric in METRICS.items()})
    (small / "estate.yaml").write_text(ESTATE + "entitlements: rights.xlsx\n")
    told = "An entitlement of SQL Server Standard is not counted, as its metric or quantity is not known, so that less may be short than is shown"
    for _ in range(2):  # counted, then opened
        said = words(run(small, "--keep-in", "kept").stdout)
        assert told in said
        assert "the metric “seats” is not known" in said


def test_what_was_paid_is_no_list_price_and_a_list_without_its_rate_says_so(small: Path) -> None:
    item = Entitlement("A1", "", "SQL Server Standard", "", "", metric="microsoft.sqlserver_core_vm", quantity=Decimal(2), price=Decimal("1563.75"), currency="EUR")
    write_workbook(small / "rights.xlsx", [item], [], {key: metric.name for key, metric in METRICS.items()})
    (small / "software.csv").write_text("server,software\nalpha,SQL Server 2019 Standard\nbeta,Java 8 Update 301\n")
    estate = ESTATE.replace("prices: {microsoft.sqlserver_standard: 1000}\n", "entitlements: rights.xlsx\nfacts: {java.employees: 400}\n")
    (small / "estate.yaml").write_text(estate)
    said = words(run(small, "--no-keep").stdout)
    assert "we are 2 products short, €9,380 at what was paid last but for 1 that has no price." in said
    assert "€1,563.75" in said
    assert "The published list of Oracle Java SE is in USD and would serve: state what one USD is worth below `exchange:`." in said


def test_what_is_owned_or_runs_and_counts_for_nothing_stands_in_the_conclusion(small: Path) -> None:
    blank = {"publisher": "", "version": "", "metric": "microsoft.sqlserver_core_vm", "quantity": Decimal(6)}
    rights = [Entitlement(str(number), "", title, **blank) for number, title in enumerate(("SQL Server 2019", "Microsoft Dynamics 365 Sales"))]
    write_workbook(small / "rights.xlsx", rights, [], {key: metric.name for key, metric in METRICS.items()})
    (small / "estate.yaml").write_text(ESTATE + "entitlements: rights.xlsx\n")
    (small / "software.csv").write_text("server,software\nalpha,SQL Server Std 2019\nalpha,Oracle Enterprise Manager 13c\nbeta,Oracle Enterprise Manager 13c\nbeta,House tool\n")
    said = words(run(small, "--no-keep").stdout)
    lead = said.partition("What is owned and what is needed")[0]
    assert "Under our reading we are 1 product short, €8,000 at list." in lead
    assert "An entitlement counts for nothing, as its product is not known" in lead
    assert "state no edition: 6 core licences of SQL Server of an edition not stated." in lead
    assert "A title of Oracle is recognised as no product and in no figure: “Oracle Enterprise Manager 13c” on 2 machines." in lead
    assert "House tool" not in lead


def test_entitlements_are_written_in_other_forms_and_read_back_as_they_were(tmp_path: Path) -> None:
    def convert(*arguments: str) -> CompletedProcess[str]:
        return typed(tmp_path, "entitlements", "convert", *arguments)

    rights = [
        Entitlement(str(number), "", "SQL Server 2019 Standard", "Microsoft", "", metric="microsoft.sqlserver_core", quantity=Decimal(8 * number))
        for number in (1, 2)
    ]
    write_workbook(tmp_path / "rights.xlsx", rights, [], {key: item.name for key, item in METRICS.items()})
    first = read_entitlements(tmp_path / "rights.xlsx").entitlements
    done = convert("rights.xlsx", "rights.json", "--licensee", "Ours")
    assert done.stdout == "Wrote 2 entitlements: rights.json; no rows left out.\n", done.stderr
    bom = json.loads((tmp_path / "rights.json").read_text())
    assert bom["bomFormat"] == "CycloneDX"
    assert "Ours" in (tmp_path / "rights.json").read_text()
    assert convert("rights.json", "again.xlsx").returncode == 0
    for path in ("rights.json", "again.xlsx"):
        found = read_entitlements(tmp_path / path).entitlements
        assert [replace(item, place="") for item in found] == [replace(item, place="") for item in first], path
    refused = convert("rights.xlsx", "rights.json")
    assert refused.returncode == 2
    assert "there already" in refused.stderr
    assert convert("rights.xlsx", "rights.json", "--force").returncode == 0
    assert "cannot have this ending" in convert("rights.xlsx", "rights.csv").stderr
