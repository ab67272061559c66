"""A claim says the same whatever was counted and kept before."""

import json
from pathlib import Path

import pytest

from backtable.cli._claim_json import claim_json
from backtable.licensing.claim import Claim, read_claim_file, study
from backtable.licensing.project import kept_count

ESTATE = """estate: Small
currency: EUR
as_of: 2026-03-12
sources: [{file: servers.csv}, SOFTWARE]
prices: {microsoft.sqlserver_standard: 1000}
"""
SERVERS = "server,cores,processors,os,environment,power state\nalpha,8,1,Ubuntu Linux,production,on\nbeta,2,1,Ubuntu Linux,test,on\n"
LISTED = "server,software\nalpha,SQL Server 2019 Standard\nbeta,SQL Server 2019 Standard\n"
# The second line is of a known product that was not found.
THEIRS = "Product,Quantity,Unit price,Amount\nSQL Server 2019 Standard,12,1000,12000\nSQL Server 2019 Enterprise,20,500,10000\n"


def written(folder: Path, only: str, listed: str) -> Path:
    """Write a claim and its estate."""
    (folder / "estate.yaml").write_text(ESTATE.replace("SOFTWARE", "{file: software.csv}" if listed else "").replace(", ]", "]"))
    (folder / "servers.csv").write_text(SERVERS)
    (folder / "software.csv").write_text(listed)
    (folder / "their.csv").write_text(THEIRS)
    (folder / "claim.yaml").write_text(f"claim: Audit\nestate: estate.yaml\n{only}supplier: {{file: their.csv}}\n")
    return folder / "claim.yaml"


@pytest.mark.parametrize("listed", [LISTED, ""], ids=["software", "no list of software"])
def test_a_claim_of_one_publisher_is_the_same_whatever_is_kept(listed: str, tmp_path: Path) -> None:
    file = read_claim_file(written(tmp_path, "only: [Microsoft]\n", listed))
    by_claim, by_position = tmp_path / "claim", tmp_path / "position"
    said = said_of(study(file, counted=kept_count(file.project, by_claim)))  # counted for the publisher alone, and kept
    kept_count(tmp_path / "estate.yaml", by_position)
    for folder in (by_claim, by_position, by_position):  # the last with the rows that the one before it left
        assert said_of(study(file, counted=kept_count(file.project, folder))) == said
    lines = json.loads(said)["lines"]
    assert lines[1]["product"] != "", "it is a known product"
    assert ("no list of software was read" in said) == (not listed)
    if listed:
        assert [cut["key"] for cut in lines[0]["reductions"]] == ["estate.test"]


def said_of(found: Claim) -> str:
    return json.dumps(claim_json(found), sort_keys=True)
