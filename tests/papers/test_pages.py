"""Pages: everything for those who prepare, and what one approver may read."""

import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest

from backtable.advice import advise
from backtable.case import Case
from backtable.errors import NoAnswerError
from backtable.files import read_case
from backtable.papers import page

# Everybody holds secrets of their own: interests, what only they know, and what they ask for.
CAST = """
case: A cast with secrets
currency: EUR
ours: buyer
assumptions:
  open: {low: 1, likely: 2, high: 3, about: Known to nobody}
  boss_knows: {low: 10, likely: 20, high: 30, about: CANARY-boss-knowledge, source: CANARY-boss-source, known_to: [boss]}
  lawyer_knows: {low: 10, likely: 20, high: 30, about: CANARY-lawyer-knowledge, known_to: [lawyer]}
  seller_knows: {low: 10, likely: 20, high: 30, about: CANARY-rival-knowledge, known_to: [rival]}
  agent_knows: {chance: 0.5, about: CANARY-agent-knowledge, known_to: [agent]}
issues:
  price: {label: Price, from: 0, to: 1000, step: 100, unit: EUR}
  days: {label: Days to pay, options: [30, 60, 90]}
packages:
  demand: {price: 1000, days: 30}
sides:
  buyer:
    label: Buyer
    interests:
      - {name: Price paid, value: -price, no_deal: -900}
      - {name: Cash kept, value: days * open, no_deal: 0}
    people:
      talker: {role: Buyer's negotiator, table: front, stake: 1, interests: [{name: CANARY-talker-interest, value: days, no_deal: 0}]}
      boss:
        role: Head of purchasing
        table: back
        stake: 0.5
        threshold: 1.2345
        interests: [{name: CANARY-boss-interest, value: boss_knows * days / 30, no_deal: boss_knows}]
      lawyer:
        role: Counsel
        table: back
        stake: 0.5
        interests: [{name: CANARY-lawyer-interest, value: lawyer_knows + days, no_deal: SECRET}]
    authority:
      - {when: boss_knows <= 12, approve: [talker, boss], because: CANARY-boss-rule}
      - {approve: [talker, boss, lawyer]}
  rival:
    label: Seller
    interests:
      - {name: CANARY-rival-interest, value: price - seller_knows, no_deal: 400}
    people:
      agent: {role: Seller's negotiator, table: front, stake: 0.1, interests: [{name: CANARY-agent-interest, value: 0.1 * price * agent_knows, no_deal: 0}]}
      owner: {role: Owner, table: back, stake: 1, interests: [{name: CANARY-owner-interest, value: -days / 10, no_deal: 0}]}
"""


def cast(case_of: Callable[[str], Case], secret: str = "5") -> Case:
    return case_of(CAST.replace("SECRET", secret))


@pytest.mark.parametrize("reader", ["talker", "boss", "lawyer"])
def test_a_page_for_one_holds_no_secret_of_another(reader: str, case_of: Callable[[str], Case]) -> None:
    html = page(advise(cast(case_of), worlds=100), reader).html
    found = set(re.findall(r"CANARY-\w+-\w+", html))
    assert {item for item in found if not item.startswith(f"CANARY-{reader}-")} == set()
    assert f"CANARY-{reader}-interest" in found


def test_the_whole_page_holds_what_bears_on_the_proposal_whoever_keeps_it(case_of: Callable[[str], Case]) -> None:
    html = page(advise(cast(case_of), worlds=100)).html
    assert {"CANARY-agent-interest", "CANARY-boss-knowledge", "CANARY-boss-rule", "CANARY-rival-interest"} <= set(re.findall(r"CANARY-\w+-\w+", html))
    assert "CANARY-lawyer-knowledge" not in html, "what changes nothing is counted and not listed"
    assert "make no other package better" in html


@pytest.mark.parametrize("reader", ["talker", "boss"])
def test_what_another_wants_changes_no_letter_of_the_page(reader: str, case_of: Callable[[str], Case]) -> None:
    """Counsel's no deal is worth a little more: the same package passes, and nobody else's page may tell."""
    before = page(advise(cast(case_of, "5"), worlds=100), reader).html
    after = page(advise(cast(case_of, "6"), worlds=100), reader).html
    assert before == after
    assert (
        page(advise(cast(case_of, "5"), worlds=100), "lawyer").html
        != page(advise(cast(case_of, "6"), worlds=100), "lawyer").html
    )


def test_a_page_is_for_people_on_our_side_only(case_of: Callable[[str], Case]) -> None:
    advice = advise(cast(case_of), worlds=50)
    with pytest.raises(NoAnswerError, match="agent sits with Seller"):
        page(advice, "agent")
    with pytest.raises(NoAnswerError, match="nobody in this case"):
        page(advice, "zoe")


def test_a_page_without_a_proposal_says_so_and_blames_nobody(case_of: Callable[[str], Case]) -> None:
    advice = advise(case_of(CAST.replace("SECRET", "99999")), worlds=50)
    assert advice.proposal is None
    html = page(advice, "boss").html
    assert "no package can pass" in html
    assert "lawyer" not in html.lower()
    assert "Lawyer" in page(advice).html or "lawyer" in page(advice).html


class Reader(HTMLParser):
    """Collects what a page loads from elsewhere, and whether its tags close."""

    def __init__(self) -> None:
        super().__init__()
        self.loads: list[str] = []
        self.open: list[str] = []
        self.headings: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.loads += [value or "" for name, value in attrs if name in ("src", "href", "xlink:href", "action")]
        if tag not in ("meta", "br", "link", "img"):
            self.open.append(tag)
        if tag in ("h1", "h2"):
            self.headings.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open
        assert self.open.pop() == tag


@pytest.mark.parametrize("person", [None, "cfo"])
def test_a_page_needs_nothing_from_elsewhere(person: str | None, root: Path) -> None:
    advice = advise(read_case(root / "examples" / "over-deployment" / "case.yaml"), worlds=100)
    html = page(advice, person).html
    reader = Reader()
    reader.feed(html)
    assert [item for item in reader.loads if not item.startswith("#")] == []
    assert "<script" not in html
    assert "url(http" not in html
    assert "@import" not in html
    assert reader.open == []
    assert reader.headings[0] == "h1"
    assert reader.headings.count("h1") == 1


def test_names_from_a_case_are_text_and_never_markup(case_of: Callable[[str], Case]) -> None:
    text = CAST.replace("SECRET", "5").replace("case: A cast", "case: <script>alert(1)</script> & a cast")
    html = page(advise(case_of(text), worlds=50)).html
    assert "<script" not in html
    assert "&lt;script&gt;" in html


def test_what_is_typed_stands_out_and_a_number_stays_with_its_percent_sign(root: Path) -> None:
    text = page(advise(read_case(root / "examples" / "over-deployment" / "case.yaml"), worlds=100)).html
    body = text[text.index("<body>") :].split("<figure")[0]
    assert "`" not in body
    assert "<code>--given " in body
    assert "&nbsp;%" in body
    assert not re.search(r"\d %", body)


def test_a_notebook_shows_the_advice_with_its_picture(root: Path) -> None:
    shown = page(advise(read_case(root / "examples" / "points" / "case.yaml")))._repr_html_()
    assert "<svg" in shown
    assert "<html" not in shown
