"""A claim for a higher edition that was not found says which lower one runs."""

from backtable.licensing.recognition import catalogue
from backtable.papers.estates._claim import lower_editions
from tests.licensing.claim.rows import row


def test_what_runs_is_named_where_a_higher_edition_is_claimed() -> None:
    rows = [row("ibm.websphere", 3, metric="ibm.pvu"), row("ibm.mq", 3, metric="ibm.vpc")]
    assert lower_editions(catalogue(), ["ibm.websphere_nd", "ibm.websphere_nd", "nobody.knows"], rows) == ["Ibm.Websphere"]
    assert lower_editions(catalogue(), ["ibm.websphere"], rows) == []
    assert lower_editions(catalogue(), ["ibm.websphere_nd"], [row("ibm.websphere", 0, metric="ibm.pvu")]) == []
