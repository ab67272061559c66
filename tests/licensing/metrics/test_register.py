"""Every metric has a page, sources with dates, a worked example, and says what it must be told."""

import re
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from backtable.errors import NoAnswerError
from backtable.inventory._relations import MACHINES
from backtable.licensing import _rules
from backtable.licensing.metrics import FACTS, FOOTPRINT, METRICS, checked
from backtable.licensing.readings import questions

from .estates import host, relation, row

PUBLISHED = YAML(typ="safe").load(Path(__file__).parent / "published.yaml")
QUESTIONS = {item.key: item for item in questions()}
YEAR = re.compile(r"\b(19|20)\d\d\b")


def page_of(key: str) -> str:
    return re.sub(r"[._]", "-", key)


def plain(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture
def pages(root: Path) -> Path:
    return root / "docs" / "reference" / "metrics"


def test_every_metric_has_a_page_in_the_index_and_there_is_no_other(pages: Path) -> None:
    wanted = {page_of(key) for key in METRICS}
    assert {path.stem for path in pages.glob("*.md")} - {"index"} == wanted
    index = (pages / "index.md").read_text(encoding="utf-8")
    tree = re.search(r"```\{toctree\}\n:hidden:\n\n(.*?)\n```", index, re.DOTALL)
    assert tree is not None
    assert sorted(tree[1].split()) == sorted(wanted)
    for key, metric in METRICS.items():
        assert f"[{metric.name}]({page_of(key)}.md)" in index


@pytest.mark.parametrize("key", METRICS)
def test_a_page_says_what_is_counted_and_the_sources_of_every_rule(key: str, pages: Path) -> None:
    metric = METRICS[key]
    text = plain((pages / f"{page_of(key)}.md").read_text(encoding="utf-8"))
    assert text.startswith(f"# {metric.name} `{key}`")
    assert f"The unit is {metric.unit}" in text
    assert (f"packs of {metric.pack}" in text) == (metric.pack > 1)
    assert metric.source in text
    for asked in set(metric.asks) - {"as_of"}:
        assert f"`{asked}`" in text
    for name in metric.rules:
        for rule in _rules.versions(name):
            assert f"from {rule.starts}: {plain(rule.source).rstrip('.')}." in text


@pytest.mark.parametrize("key", METRICS)
def test_a_page_shows_a_worked_example_that_is_tested(key: str, pages: Path) -> None:
    text = plain((pages / f"{page_of(key)}.md").read_text(encoding="utf-8"))
    own = [example for example in PUBLISHED if example["metric"] == key]
    assert own, "no worked example is tested"
    shown = [
        example
        for example in own
        if f"**{example['expected']:,} {METRICS[key].unit}**" in text and f"Source: {plain(example['source'])}." in text
    ]
    assert len(shown) == 1


def test_every_source_has_a_year_and_every_rule_is_used() -> None:
    for metric in METRICS.values():
        assert YEAR.search(metric.source), metric.key
        assert metric.name
        assert metric.applies
        assert ("as_of" in metric.asks) == bool(metric.rules), metric.key
    assert {name for metric in METRICS.values() for name in metric.rules} == set(_rules.names())
    for name in _rules.names():
        for rule in _rules.versions(name):
            assert YEAR.search(rule.source), rule.name
            assert rule.starts.year >= 1990


def test_what_a_metric_asks_is_a_disputed_question_that_bears_on_it_or_a_fact_on_the_page(pages: Path) -> None:
    text = (pages / "index.md").read_text(encoding="utf-8")
    for metric in METRICS.values():
        for asked in metric.asks:
            assert (asked in QUESTIONS) != (asked in FACTS), f"{metric.key} asks {asked}"
            assert asked in FACTS or QUESTIONS[asked].moves(metric.key), f"{asked} does not bear on {metric.key}"
    asked = {item for metric in METRICS.values() for item in metric.asks}
    assert set(FACTS) <= asked, "no metric asks for it"
    footprint = {"oracle.unused_options"}
    assert {item.key for item in questions() if not item.key.startswith("estate.")} - footprint <= asked
    for fact in FACTS.values():
        assert f"| `{fact.key}` | {fact.says} |" in text
        assert all(f"`{value}` {words}" in text for value, words in fact.choices.items())
    for item in questions():
        says = item.answer(item.ours).says, item.answer(item.theirs).says
        assert f"| `{item.key}` | {item.asks} | {says[0]} | {says[1]} |" in text


class Asked(dict[str, str]):
    """Answers that note what was asked."""

    def __init__(self, given: dict[str, str]) -> None:
        super().__init__(given)
        self.keys_asked: set[str] = set()

    def get(self, key: str, default: Any = None) -> Any:
        self.keys_asked.add(key)
        return super().get(key, default)


def expression(example: dict[str, Any], answers: dict[str, str]) -> Any:
    rows = [
        row(**{name: value for name, value in item.items() if name not in ("copies", "machine")})
        for item in example["rows"]
    ]
    hosts = [host(**item) for item in example.get("hosts", [])]
    return METRICS[example["metric"]].lines(relation(rows, FOOTPRINT), relation(hosts, MACHINES), answers)


@pytest.mark.parametrize("example", PUBLISHED, ids=lambda example: example["key"])
def test_a_metric_asks_for_nothing_that_it_does_not_declare(example: dict[str, Any]) -> None:
    answers = Asked(example.get("answers", {}))
    expression(example, answers)
    declared = METRICS[example["metric"]].asks
    families = {f"{key.rpartition('.')[0]}.*" for key in answers.keys_asked} & set(declared)
    assert {key for key in answers.keys_asked if f"{key.rpartition('.')[0]}.*" not in families} <= set(declared)


def test_an_unknown_fact_or_value_is_named() -> None:
    assert checked({"sap.documents.sales": "12", "cloud.hyperthreading": "off"})
    with pytest.raises(NoAnswerError, match=r"no fact is called oracle\.partitioning; there are as_of"):
        checked({"oracle.partitioning": "cluster"})
    with pytest.raises(NoAnswerError, match=r"cloud\.hyperthreading cannot be 'maybe'; it is one of on, off"):
        checked({"cloud.hyperthreading": "maybe"})
    with pytest.raises(NoAnswerError, match=r"cal\.users is 0\.5; expected a whole number"):
        checked({"cal.users": "0.5"})
