"""`backtable claim` says what remains of a claim, and `case from-claim` makes a case of it."""

import csv
import json
import zipfile
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from backtable.advice import advise
from backtable.checking import careful_warnings
from backtable.files import read_case
from backtable.licensing.claim import read_claim_file, study
from backtable.licensing.claim._steps import steps_between
from backtable.licensing.project import count, read_project
from backtable.licensing.settlement import first_case, multilinear

from .commands import typed
from .postgres import Server

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "examples" / "over-deployment"
ESTATE = """estate: Small
currency: EUR
as_of: 2026-03-12
sources: [{file: servers.csv}, {file: software.csv}]
prices: {microsoft.sqlserver_standard: 1000, microsoft.windows_client: 10}
"""
SERVERS = "server,cores,processors,os,environment,power state\nalpha,8,1,Ubuntu Linux,production,on\nbeta,2,1,Ubuntu Linux,test,on\n"
SOFTWARE = "server,software\nalpha,SQL Server 2019 Standard\nbeta,SQL Server 2019 Standard\n"
CLAIM = "claim: Audit\nestate: estate.yaml\n"


def run(folder: Path, *arguments: str) -> CompletedProcess[str]:
    return typed(folder, *arguments, width=110)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    (tmp_path / "estate.yaml").write_text(ESTATE)
    (tmp_path / "servers.csv").write_text(SERVERS)
    (tmp_path / "software.csv").write_text(SOFTWARE)
    (tmp_path / "claim.yaml").write_text(CLAIM)
    return tmp_path


def test_without_a_suppliers_paper_it_values_what_an_auditor_would_claim(small: Path) -> None:
    done = run(small, "claim", "--json")
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    # 8 cores, and 4 more where the test machine counts: 12,000 at list with a quarter on top; we say 8,000 and no uplift.
    assert (found["claimed"], found["accepted"]) == ("15000", "8000")
    assert [cut["key"] for cut in found["lines"][0]["reductions"]] == ["estate.test"]
    assert [cut["key"] for cut in found["lines"][1]["reductions"]] == ["estate.test", "terms"]


def test_a_suppliers_paper_is_challenged_and_written_in_every_form(small: Path) -> None:
    (small / "their.csv").write_text("Product,Quantity,Unit price,Amount\n=SQL Server 2019 Standard,20,1000,20000\nAudit costs,,,500\n")
    (small / "claim.yaml").write_text(
        CLAIM + "supplier: {file: their.csv, products: {'=SQL Server 2019 Standard': microsoft.sqlserver_standard}}\n"
        "lines: {2: {accept: 100, because: half the days, evidence: invoice, strength: weak}}\n"
    )
    done = run(small, "claim", "--csv", "c.csv", "--xlsx", "c.xlsx", "--picture", "c.svg")
    assert done.returncode == 0, done.stderr
    assert "The supplier claims €20.5k; our count, prices and terms leave €8,100, 40 % of it." in done.stdout
    assert "-€8,000: Our count shows 12 short, 20 are charged (strong;" in done.stdout
    rows = list(csv.DictReader((small / "c.csv").read_text().splitlines()))
    assert sum(Decimal(item["reduction"] or 0) for item in rows) == Decimal("12400")
    assert rows[0]["title"] == "'=SQL Server 2019 Standard"
    with zipfile.ZipFile(small / "c.xlsx") as book:
        formulas = [part for name in book.namelist() if "worksheets/sheet" in name for part in book.read(name).decode().split("<f>")[1:]]
    assert formulas
    assert all(part.startswith("SUM(") for part in formulas)
    assert "Of €20.5k claimed" in (small / "c.svg").read_text()


def test_a_claim_in_another_currency_is_compared_at_the_rate_of_the_estate_file(small: Path) -> None:
    (small / "their.csv").write_text(
        "Review of Small Ltd\x1b[31m\nProduct;Quantity;Unit price (USD);Amount;Clause\n"
        "SQL Server 2019 Standard;8;1.200,50;9.604,00;MBSA 5\x1b[2J\nCredit;;;-604,00;\nSQL Server;x;;5;\n"
    )
    (small / "estate.yaml").write_text(ESTATE + "exchange: {USD: 0.9}\n")
    (small / "claim.yaml").write_text(
        CLAIM + "only: [Microsoft]\nsupplier: {file: their.csv, received: 2026-05-02}\n"
        "terms: {theirs: [{penalty: {multiple: 3, source: clause 9}, interest: {rate: 10%, years: 2.5, compound: true}}]}\n"
    )
    done = run(small, "claim", "--json", "--waterfall", "w.csv")
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert [(item["unit_price"], item["claimed"], item["accepted"]) for item in found["lines"]] == [
        ("1080.45", "8643.6", "8000"), (None, "-543.6", "0"),
    ]
    assert found["notes"][-1] == (
        "the claim is in USD, and 9,000.00 USD in all; amounts are shown in EUR at 0.9 for one USD, as the estate file says"
    )
    charged = {item["component"]: (item["amount"], item["how"]) for item in found["valued"]["theirs"]}
    # 12 × 1,000; twice the price on top; and 12,000 × (1.1² × 1.05 − 1).
    assert charged["penalty"] == ("24000", "3 times the price: penalty of 200 % on 12,000.00")
    assert charged["interest"][0] == "3246"
    bars = list(csv.DictReader((small / "w.csv").read_text().splitlines()))
    assert [{"stage": item["stage"], "step": item["name"], "amount": item["amount"]} for item in found["waterfall"]] == [
        {key: item[key] for key in ("stage", "step", "amount")} for item in bars
    ]
    assert Decimal(bars[0]["amount"]) - sum(Decimal(item["amount"]) for item in bars if item["kind"] != "total") == Decimal(bars[-1]["amount"])
    shown = run(small, "claim").stdout
    assert "\x1b" not in shown
    assert "in the paper of 2 May 2026" in shown
    assert "1 row of the supplier's paper could not be used" in shown


def test_what_was_handed_to_the_auditor_is_noted_and_a_change_since_is_seen(small: Path) -> None:
    done = run(small, "claim", "handed", "servers.csv", "--by", "Ms Vogt", "--to", "Auditors Ltd", "--on", "2026-03-20", "--note", "=list")
    assert done.returncode == 0, done.stderr
    assert run(small, "claim", "handed", "a look at the console", "--by", "Ms Vogt", "--on", "2026-03-21").returncode == 0
    mistyped = run(small, "claim", "handed", "severs.csv", "--by", "Ms Vogt")
    assert mistyped.returncode == 2
    assert "there is no file severs.csv; where it is no file, say in words what was handed over, or add --in-words" in " ".join(mistyped.stderr.split())
    early = run(small, "claim", "handed", "servers.csv", "--by", "Ms Vogt", "--on", "2999-03-20")
    assert (early.returncode, "--on: 20 March 2999 is yet to come" in early.stderr) == (2, True)
    found = json.loads(run(small, "claim", "--json").stdout)
    assert [(item["on"], item["by"], item["to"], item["what"], item["note"]) for item in found["handed_over"]] == [
        ("2026-03-20", "Ms Vogt", "Auditors Ltd", "servers.csv", "=list"),
        ("2026-03-21", "Ms Vogt", "auditor", "a look at the console", ""),
    ]
    assert found["changed_since"] == []
    (small / "servers.csv").write_text(SERVERS.replace("8,1", "16,1"))
    assert json.loads(run(small, "claim", "--json").stdout)["changed_since"] == ["servers.csv"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("claim: A\nestate: nowhere.yaml\n", "claim.yaml:2:9: there is no file nowhere.yaml"),
        (CLAIM + "supplier: nowhere.csv\n", "claim.yaml:3:11: there is no file nowhere.csv"),
        (CLAIM + "only: [Orakle]\n", "`Orakle` is not a publisher of a known product"),
        (CLAIM + "terms: {ours: [{basis: guess}]}\n", "claim.yaml:3:"),
        (CLAIM + "terms: {ours: [{discount: 140%}]}\n", "`140%` is out of range; expected from 0 to 1"),
        (CLAIM + "weights: {estate.moon: 0.4}\n", "`estate.moon` is not a disputed question"),
        (CLAIM + "contract_prices: [{product: nothing, price: 3}]\n", "`nothing` is not a known product"),
        (CLAIM + "lines: {first: {accept: 1, because: x}}\n", "claim.yaml:3:"),
        (CLAIM + "terms: {theirs: [{penalty: {rate: 1, multiple: 2}}]}\n", "a surcharge is stated by one of two"),
        (CLAIM + "terms: {theirs: [{penalty: {over: 5%}}]}\n", "a surcharge is stated by one of two"),
        (CLAIM + "terms: {theirs: [{penalty: {multiple: 0.5}}]}\n", "claim.yaml:3:39: `0.5` times the price is less than the price"),
        (CLAIM + "terms: {theirs: [{interest: {rate: 5%, years: 1e9}}]}\n", "`1000000000.0` is out of range; expected from 0 to 100"),
        (CLAIM + "supplier: their.csv\n", "their.csv: the claim is in CHF; expected prices are in EUR; state what one CHF is worth below `exchange:`"),
    ],
)
def test_a_mistaken_claim_file_gets_one_message_with_its_place(small: Path, text: str, message: str) -> None:
    (small / "claim.yaml").write_text(text)
    (small / "their.csv").write_text("Product,Amount (CHF)\nSQL Server 2019 Standard,5\n")
    done = run(small, "claim")
    assert done.returncode == 2
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_the_first_case_passes_check_and_gives_a_proposal(small: Path) -> None:
    done = run(small, "case", "from-claim", "claim.yaml", "--as", "case.yaml")
    assert done.returncode == 0, done.stderr
    assert "1 open question." in done.stdout
    case = read_case(small / "case.yaml")
    assert {item.key for item in case.assumptions} >= {"holds_estate_test", "owes_penalty"}
    assert not [item for item in careful_warnings(case) if "unit" in str(item)]
    assert advise(case, worlds=200).proposal is not None
    assert run(small, "case", "from-claim", "claim.yaml", "--as", "case.yaml").returncode == 2
    assert "is there already" in run(small, "case", "from-claim", "claim.yaml", "--as", "case.yaml").stderr


def test_a_first_case_may_be_a_workbook_and_facts_are_put_into_one(small: Path) -> None:
    assert run(small, "case", "from-claim", "claim.yaml", "--as", "case.yaml").returncode == 0
    done = run(small, "case", "from-claim", "claim.yaml", "--as", "case.xlsx")
    assert done.returncode == 0, done.stderr
    assert read_case(small / "case.xlsx") == read_case(small / "case.yaml")
    done = run(small, "case", "from-claim", "claim.yaml", "--into", "case.xlsx", "--as", "again.xlsx")
    assert done.returncode == 0, done.stderr
    assert read_case(small / "again.xlsx") == read_case(small / "case.yaml")


def test_the_facts_of_the_first_example_are_those_of_its_files(tmp_path: Path) -> None:
    target = tmp_path / "case.yaml"
    done = run(ROOT, "case", "from-claim", str(EXAMPLE / "claim.yaml"), "--into", str(EXAMPLE / "case.yaml"), "--as", str(target))
    assert done.returncode == 0, done.stderr
    assert target.read_text() == (EXAMPLE / "case.yaml").read_text()


def test_amounts_that_hang_on_several_answers_are_exact_in_every_combination() -> None:
    amounts = {
        (False, False): Decimal(5), (True, False): Decimal(9), (False, True): Decimal("5.5"), (True, True): Decimal(7),
    }
    formula = multilinear(amounts, ["a", "b"])
    assert formula == "5 + 0.5 * b + 4 * a - 2.5 * a * b"
    for (first, second), amount in amounts.items():
        assert Decimal(str(eval(formula, {"a": first, "b": second}))) == amount


def test_the_steps_of_a_claim_end_in_the_very_count_that_the_position_shows() -> None:
    for name in ("virtual-estate", "optisam-estate"):
        found = count(read_project(ROOT / "examples" / name / "estate.yaml"))
        last = steps_between(found)[-1].rows
        assert {replace(row, reading="") for row in last} == {replace(row, reading="") for row in found.rows("ours")}


def test_a_claim_and_its_case_use_the_kept_position(small: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    keep = ("--keep-in", str(kept))
    assert run(small, "position", *keep).returncode == 0
    (counted,) = kept.glob("*.duckdb")
    before = counted.stat().st_mtime_ns
    first = run(small, "claim", "--json", *keep)
    (rows,) = kept.glob("*.rows.json")
    told = rows.stat().st_mtime_ns
    assert run(small, "claim", "--json", *keep).stdout == first.stdout == run(small, "claim", "--json", "--no-keep").stdout != ""
    assert (counted.stat().st_mtime_ns, rows.stat().st_mtime_ns) == (before, told), "nothing was counted anew"
    done = run(small, "case", "from-claim", "claim.yaml", "--as", "kept.yaml", *keep)
    assert done.returncode == 0, done.stderr
    assert run(small, "case", "from-claim", "claim.yaml", "--as", "anew.yaml", "--no-keep").returncode == 0
    assert (small / "kept.yaml").read_text() == (small / "anew.yaml").read_text()
    assert len(list(kept.iterdir())) == 2


def test_a_claim_and_its_case_are_counted_in_postgresql(small: Path, server: Server, new_database: Callable[[], str]) -> None:
    there = ("--backend", server.url(new_database()))
    here, done = run(small, "claim", "--json"), run(small, "claim", "--json", *there)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == json.loads(here.stdout)
    done = run(small, "case", "from-claim", "claim.yaml", "--as", "there.yaml", *there)
    assert done.returncode == 0, done.stderr
    assert run(small, "case", "from-claim", "claim.yaml", "--as", "here.yaml").returncode == 0
    assert (small / "there.yaml").read_text() == (small / "here.yaml").read_text()
    done = run(small, "claim", "--backend", "postgres://nobody@127.0.0.1:1/none")
    assert done.returncode != 0
    assert "cannot be reached" in done.stderr
    assert "Traceback" not in done.stderr


TITLE = "SQL Server 2019 Standard"
ODD = {
    "a hundredth of what is short": f"{TITLE},1,1000,1000\n",
    "half of what is short": f"{TITLE},6,1000,6000\n",
    "a thousand times what is short": f"{TITLE},12000,1000,12000000\n",
    "an absurd price": f"{TITLE},12,9000000000,108000000000\n",
    "nearly nothing": f"{TITLE},12,0.01,0.12\n",
    "back support alone": "Back support,,,8000\n",
    "a penalty alone": "Penalty,,,4000\n",
    "an unknown product": "Something Else,,,9000\n",
    "a credit for nearly all of it": f"{TITLE},,,12000\nCredit note,,,-11900\n",
    "freight and tax": f"{TITLE},12,1000,12000\nFreight,,,10\nVAT 19%,,,2281.90\nTotal due,,,14291.90\n",
    "mostly beside licences": f"{TITLE},2,1000,2000\nBack support,,,90000\nInterest,,,9000\nAudit costs,,,7000\n",
}


@pytest.mark.parametrize("name", ODD)
def test_an_odd_claim_makes_a_case_without_a_warning_and_with_a_package_that_passes(name: str, small: Path) -> None:
    (small / "their.csv").write_text(f"Product,Quantity,Unit price,Amount\n{ODD[name]}")
    (small / "claim.yaml").write_text(CLAIM + "supplier: their.csv\n")
    found = read_claim_file(small / "claim.yaml")
    text = first_case(study(found)).text
    (small / "case.yaml").write_text(text)
    case = read_case(small / "case.yaml")
    assert [str(item) for item in careful_warnings(case)] == []
    advice = advise(case, worlds=200)
    assert advice.proposal is not None
    most = 12  # under the supplier's reading
    chosen = dict(zip((issue.key for issue in case.issues), advice.proposal.package.values, strict=True))
    unit = 1 if any(fact.key == "list_price" for fact in case.facts) else 1000  # in money where less than one unit is claimed
    assert float(chosen["new"]) <= 2 * most * unit, "what nobody needs is not bought, however much is claimed"


def test_where_nothing_could_be_counted_a_first_case_says_so(tmp_path: Path) -> None:
    (tmp_path / "servers.csv").write_text("server,cores,processors,os\nalpha,8,1,Ubuntu Linux\n")
    (tmp_path / "software.csv").write_text("server,software\nalpha,Oracle Java SE 17\n")
    (tmp_path / "estate.yaml").write_text(
        "estate: J\ncurrency: EUR\nas_of: 2026-03-12\nsources: [{file: servers.csv}, {file: software.csv}]\n"
    )
    (tmp_path / "claim.yaml").write_text("claim: J\nestate: estate.yaml\n")
    done = run(tmp_path, "case", "from-claim", "claim.yaml", "--as", "c.yaml")
    assert done.returncode == 2
    assert "nothing is claimed, so there is nothing to settle; Oracle Java SE could not be counted" in done.stderr
    assert not (tmp_path / "c.yaml").exists()


def test_a_paper_of_which_no_row_can_be_used_is_said_to_be_unread(small: Path) -> None:
    (small / "their.csv").write_text("Product,Quantity,Amount\nSQL Server 2019 Standard,many,5\n")
    (small / "claim.yaml").write_text(CLAIM + "supplier: their.csv\n")
    shown = " ".join(run(small, "claim").stdout.split())
    assert "The supplier's claim could not be read: none of its rows could be used." in shown
    assert "claims nothing" not in shown


def test_accepting_more_of_a_line_than_it_claims_is_refused_with_its_place(small: Path) -> None:
    (small / "their.csv").write_text("Product,Amount\nSQL Server 2019 Standard,9000\n")
    (small / "claim.yaml").write_text(CLAIM + "supplier: their.csv\nlines: {1: {accept: 90000, because: judged}}\n")
    done = run(small, "claim")
    assert (done.returncode, done.stdout) == (2, "")
    assert "claim.yaml:4:21: line 1, SQL Server 2019 Standard, claims 9,000, and 90,000 of it is accepted" in " ".join(done.stderr.split())
