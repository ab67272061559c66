"""From the files of Oracle's scripts to the position, and why an option counts as it does."""

import json
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from .commands import typed

DATA = Path(__file__).parent / "data" / "oracle"
ESTATE = f"""estate: Two databases
currency: USD
as_of: 2026-03-12
sources: ["{DATA}"]
prices: {{oracle.database_enterprise: 47500, oracle.partitioning: 11500, oracle.diagnostics_pack: 7500, oracle.tuning_pack: 5000}}
"""


def run(folder: Path, *arguments: str) -> CompletedProcess[str]:
    return typed(folder, "position", *arguments, width=300)


@pytest.fixture
def oracle(tmp_path: Path) -> Path:
    (tmp_path / "estate.yaml").write_text(ESTATE)
    return tmp_path


def test_options_count_in_the_metric_of_their_database_by_what_the_databases_say(oracle: Path) -> None:
    found = json.loads(run(oracle, "--json").stdout)
    needed = {(row["reading"], row["product"]): row["needed"] for row in found["rows"] if row["metric"] != "oracle.nup"}
    # Four cores at 0.5 on dbhost1; nothing is known of the cores of dbhost2.
    assert needed["ours", "oracle.database_enterprise"] == "2"
    assert needed["ours", "oracle.partitioning"] == needed["theirs", "oracle.partitioning"] == "2"
    assert (needed["ours", "oracle.diagnostics_pack"], needed["theirs", "oracle.diagnostics_pack"]) == ("0", "2")
    assert (needed["ours", "oracle.tuning_pack"], needed["theirs", "oracle.tuning_pack"]) == ("0", "2")
    assert not any(row["product"] == "oracle.spatial" for row in found["rows"])
    (dispute,) = [item for item in found["disputes"] if item["question"] == "oracle.unused_options"]
    assert dispute["true_up"] == str(2 * (47500 + 11500 + 7500 + 5000))
    evidence = [item for item in found["evidence"] if item["product"] == "oracle.partitioning" and item["verdict"] == "used"]
    assert {item["place"] for item in evidence} == {"dbhost1_PROD1_segments.csv:10", "dbhost1_PROD1_dba_feature.csv:11"}


def test_why_shows_what_the_databases_say_and_what_it_is_taken_for(oracle: Path) -> None:
    done = run(oracle, "why", "oracle.partitioning")
    assert done.returncode == 0, done.stderr
    said = " ".join(done.stdout.split())
    assert "partitioned objects of SALES: 2" in said
    assert "SYS is a schema that Oracle makes" in said
    assert "made by the database itself (OLAP_AWS_SEGMENTS)" in said
    assert "Oracle support note 1317265.1" in said
    assert "2 processor licences needed, 0 owned, 2 short" in said
    one = " ".join(run(oracle, "why", "oracle.tuning_pack", "dbhost1").stdout.split())
    assert "known false positive: on by default from release 12" in one
    assert "dbhost2" not in one


def test_why_tells_of_an_option_that_no_reading_counts(oracle: Path) -> None:
    done = run(oracle, "why", "oracle.spatial")
    assert done.returncode == 0, done.stderr
    assert "part of every edition since 2019-12-05" in " ".join(done.stdout.split())
    assert "Nothing of it is counted." in done.stdout
