"""A file of evidence is read whole, or refused with every problem at its place."""

from collections.abc import Callable
from pathlib import Path

import pytest

from backtable.belief import (
    Accepted,
    Approved,
    ConditionLearned,
    Countered,
    Evidence,
    Heard,
    Lapsed,
    MustAsk,
    Noise,
    NotStandard,
    OfferReceived,
    ReasonGiven,
    Refused,
    Rejected,
    ValueLearned,
    WillNot,
    Would,
    packages_in,
    read_evidence,
)
from backtable.case import Case
from backtable.errors import InputError

Read = Callable[[str], tuple[tuple[Evidence, ...], Noise]]


@pytest.fixture
def read(sale: Case, tmp_path: Path) -> Read:
    """Read a file of evidence on the sale."""

    def read_text(text: str) -> tuple[tuple[Evidence, ...], Noise]:
        path = tmp_path / "evidence.yaml"
        path.write_text(text, encoding="utf-8")
        return read_evidence(path, sale)

    return read_text


def test_every_kind_is_read(read: Read) -> None:
    evidence, noise = read("""
evidence:
  - {offer: demand, time: 10%, note: a letter}
  - {accepted: {count: 2, price: 30, reference: none}, complete: yes, time: 1}
  - {rejected: "count=2, price=30, reference=none"}
  - {lapsed: middle, by: rep}
  - {countered: middle, by: rep, beside: [demand, "count=2, price=30, reference=none"]}
  - {approved: demand, by: boss}
  - {refused: middle, by: boss}
  - {must_ask: demand}
  - {not_standard: middle}
  - {reason: price, package: middle, by: boss, direction: higher}
  - {heard: "cost > 40", by: seller, credibility: 60%, guess: 0.5}
  - {heard: "award > 40", outside: trade press, credibility: 0.3}
  - {will_not: revenue > 300, who: boss, by: rep, credibility: 60%}
  - {would: "reference == 'none'", who: rep, outside: trade press, credibility: 0.4, guess: 0.5}
  - {value: {mood: yes}}
  - {value: {award: 45.5}, as_seen_by: seller}
  - {fact: "award + cost > 60", as_seen_by: seller}
noise: {softness: 5%, eager_last: 2}
""")
    kinds = [
        OfferReceived, Accepted, Rejected, Lapsed, Countered, Approved, Refused, MustAsk, NotStandard, ReasonGiven, Heard, Heard,
        WillNot, Would, ValueLearned, ValueLearned, ConditionLearned,
    ]  # fmt: skip
    assert [type(item) for item in evidence] == kinds
    offer, accepted = evidence[:2]
    assert isinstance(offer, OfferReceived)
    assert (offer.person, offer.time, offer.note, offer.package.name) == ("rep", 0.1, "a letter", "demand")
    assert offer.place.line == 3
    assert isinstance(accepted, Accepted)
    assert accepted.complete
    assert accepted.time == 1
    assert accepted.package.values == (2.0, 30.0, "none")
    countered = evidence[4]
    assert isinstance(countered, Countered)
    assert [package.values for package in packages_in(countered)] == [evidence[3].package.values, offer.package.values, accepted.package.values]
    assert evidence[9] == ReasonGiven("boss", evidence[3].package, "price", "higher")
    assert isinstance(evidence[10], Heard)
    assert (evidence[10].credibility, evidence[10].guess) == (0.6, 0.5)
    assert evidence[14] == ValueLearned("mood", 1.0)
    assert evidence[15] == ValueLearned("award", 45.5, "seller")
    assert noise == Noise(softness=0.05, eager_last=2)


@pytest.mark.parametrize(
    ("entry", "place", "words"),
    [
        ("{offer: demand, refused: demand}", "2:5", "this is offer and refused at once"),
        ("{by: rep}", "2:5", "this says nothing that was learned"),
        ("{offer: demand, credibility: 50%}", "2:21", "`credibility` says nothing of `offer`"),
        ("{offer: damand}", "2:13", "`damand` names no issue"),
        ("{offer: {count: 2, price: 31, reference: none}}", "2:31", "`31` is not an option of price"),
        ("{offer: {count: 2, price: 30}}", "2:6", "says nothing about reference"),
        ("{offer: {count: 2, prise: 30, price: 30, reference: none}}", "2:24", "`prise` is not an issue; did you mean `price`?"),
        ("{approved: demand, by: us}", "2:28", "`us` is nobody of theirs"),
        ("{approved: demand, by: bos}", "2:28", "did you mean `boss`?"),
        ("{offer: demand, time: 130%}", "2:27", "1.3 is not a share"),
        ("{accepted: demand, complete: perhaps}", "2:34", "`perhaps` is no answer"),
        ("{reason: prices, package: demand}", "2:14", "`prices` is not an issue"),
        ("{reason: price}", "2:5", "this does not say against which package"),
        ("{reason: price, package: demand, direction: up}", "2:49", "`up` is no direction"),
        ("{reason: price, package: demand, direction: higher}", "2:14", "price has no higher option than 70"),
        ("{reason: reference, package: demand, direction: higher}", "2:53", "are names, which go neither way"),
        ("{heard: cost > 40, by: seller}", "2:5", "this does not say how credible it is"),
        ("{heard: cost > 40, by: seller, credibility: 100%}", "2:49", "no statement is certain"),
        ("{heard: cost > 40, credibility: 50%}", "2:5", "this does not say who said it"),
        ("{heard: cost > 40, by: bos, credibility: 50%}", "2:28", "neither a person nor a side; did you mean `boss`?"),
        ("{heard: cost > 40, outside: boss, credibility: 50%}", "2:33", "`boss` is in the case; write `by:`"),
        ("{heard: cost, by: boss, credibility: 50%}", "2:13", "`cost` gives a number; expected yes or no"),
        ("{heard: cots > 40, by: boss, credibility: 50%}", "2:13", "did you mean `cost`?"),
        ("{heard: price > 40, by: boss, credibility: 50%}", "2:13", "cannot depend on the terms of a deal"),
        ("{heard: revenue > 40, by: boss, credibility: 50%}", "2:13", "cannot depend on the terms of a deal"),
        ("{heard: cost > 40, by: boss, credibility: 50%, guess: 0}", "2:59", "would make the statement certain"),
        ("{will_not: revenue > 300, by: rep, credibility: 60%}", "2:5", "does not say whose answer it is about"),
        ("{will_not: revenue > 300, who: us, by: rep, credibility: 60%}", "2:36", "`us` is nobody of theirs"),
        ("{will_not: revenue > 900, who: boss, by: rep, credibility: 60%}", "2:16", "no package is so"),
        ("{would: cost > 40, who: boss, by: rep, credibility: 60%}", "2:13", "`cost` is not known here"),
        ("{would: price, who: boss, by: rep, credibility: 60%}", "2:13", "gives a number"),
        ("{would: price > 40, who: boss, by: rep}", "2:5", "this does not say how credible it is"),
        ("{value: {cost: 61}}", "2:20", "cost cannot be 61"),
        ("{value: {limit: 4}}", "2:21", "limit cannot be 4; expected the case names 3, 6, 9"),
        ("{value: {mood: 0.5}}", "2:20", "mood cannot be 0.5; expected it is yes or no"),
        ("{value: {moody: yes}}", "2:14", "`moody` is not an assumption; did you mean `mood`?"),
        ("{value: {mood: yes, cost: 50}}", "2:13", "this names 2 values"),
        ("{value: {mood: yes}, as_seen_by: rep}", "2:38", "says nothing of what `rep` takes mood to be"),
        ("{value: {award: 95}, as_seen_by: seller}", "2:21", "award cannot be 95"),
        ("{fact: cost >}", "2:12", ""),
        ("{fact: rival > 40, as_seen_by: rep}", "2:12", "rep neither knows rival nor believes anything of it"),
        ("{fact: rival > 40, as_seen_by: nobody}", "2:36", "neither a person nor a side"),
        ("{offer: [1, 2]}", "2:13", "a list"),
        ("{offers: demand}", "2:6", "`offers` is not a known key; did you mean `offer`?"),
    ],
)
def test_each_problem_is_told_at_its_place(read: Read, entry: str, place: str, words: str) -> None:
    with pytest.raises(InputError) as caught:
        read(f"evidence:\n  - {entry}\n")
    messages = [str(problem) for problem in caught.value.problems]
    found = [message for message in messages if words in message]
    assert found, messages
    assert f"evidence.yaml:{place}: " in found[0]


@pytest.mark.parametrize(
    ("noise", "words"),
    [
        ("{softnes: 0.1}", "`softnes` is not a parameter of the likelihoods; did you mean `softness`?"),
        ("{softness: 0}", "expected a number above 0"),
        ("{lapse: 0}", "expected a share between 0 and 1"),
        ("{ask_if_so: 100%}", "expected a share between 0 and 1"),
        ("{silence: 1}", "expected a share from 0 to less than 1"),
        ("{eager_first: lots}", "`lots` is not a number"),
    ],
)
def test_noise_that_would_leave_nothing_to_doubt_is_refused(read: Read, noise: str, words: str) -> None:
    with pytest.raises(InputError, match=words.replace("?", r"\?")):
        read(f"evidence: []\nnoise: {noise}\n")


@pytest.mark.parametrize("text", ["", "- offer: demand", "evidence: demand", "evidence:\n", "case: x", "\x00", "evidence: [{offer: demand}"])
def test_what_is_no_file_of_evidence_is_refused(read: Read, text: str) -> None:
    with pytest.raises(InputError):
        read(text)


def test_all_problems_are_told_at_once(read: Read) -> None:
    with pytest.raises(InputError) as caught:
        read("evidence:\n  - {offer: damand}\n  - {value: {cost: 61}}\n  - {approved: demand, by: us}\nnoise: {lapse: 2}\n")
    assert [problem.place.line for problem in caught.value.problems] == [2, 3, 4, 5]


def test_no_evidence_is_fine(read: Read) -> None:
    assert read("evidence: []\n") == ((), Noise())


def test_who_must_be_said_where_several_sit_at_their_front(case_of: Callable[[str], Case], tmp_path: Path) -> None:
    case = case_of("""
case: two at the front
ours: a
issues: {x: {options: [0, 1]}}
sides:
  a: {people: {us: {table: front}}, interests: [{name: I, value: x, no_deal: 0}]}
  b: {people: {p: {table: front}, q: {table: front}}, interests: [{name: I, value: -x, no_deal: 0}]}
""")
    path = tmp_path / "evidence.yaml"
    path.write_text("evidence: [{offer: {x: 1}}]\n", encoding="utf-8")
    with pytest.raises(InputError, match="this does not say who; expected `by:` with one of p, q"):
        read_evidence(path, case)
