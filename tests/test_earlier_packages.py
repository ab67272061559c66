"""An issue or option that a case gets or loses in the middle of a negotiation: what came before is read where it is said what it meant, and never lost in silence."""

import json

import pytest

from .terminal import Terminal

SMALL = """case: Small
currency: EUR
ours: buyer
seed: 3
assumptions:
  keen: {chance: 0.4, about: their boss is keen, known_to: [boss]}
issues:
  price: {label: Price, options: [60, 80, 100, 120], unit: EUR}
  term: {options: [short, long]}
sides:
  buyer:
    interests: [{name: price, value: "110 - price + (5 if term == 'long' else 0)", no_deal: 0}]
    people:
      anna: {table: front, stake: 1}
      bert: {table: back, stake: 1}
    authority:
      - {when: price <= 60, approve: [anna]}
      - {approve: [anna, bert]}
  seller:
    interests: [{name: price, value: price - 70, no_deal: 0}]
    people:
      stan: {table: front, stake: 1}
      boss: {role: Boss, table: back, interests: [{name: price, value: "price - 85 + 15*keen + (15 if term == 'long' else 0)", no_deal: 0}]}
    authority:
      - {when: price >= 100, approve: [stan]}
      - {approve: [stan, boss]}
"""
WAIVER = SMALL.replace("  term: {options", "  waiver: {options: [kept, waived]}\n  term: {options").replace("110 - price +", "110 - price + (9 if waiver == 'waived' else 0) +")
NOT_80 = SMALL.replace("[60, 80, 100, 120]", "[60, 100, 120]")
RENAMED = SMALL.replace("[short, long]", "[brief, long]")
NO_TERM = SMALL.replace("  term: {options: [short, long]}\n", "").replace(" + (5 if term == 'long' else 0)", "").replace(" + (15 if term == 'long' else 0)", "")
NO_KEEN = SMALL.replace("  keen: {chance: 0.4, about: their boss is keen, known_to: [boss]}\n", "  need: {chance: 0.5}\n").replace("15*keen", "15*need")


def words(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture
def small(terminal: Terminal) -> Terminal:
    for name, text in (("small", SMALL), ("waiver", WAIVER), ("not80", NOT_80), ("renamed", RENAMED), ("noterm", NO_TERM), ("nokeen", NO_KEEN)):
        (terminal.folder / f"{name}.yaml").write_text(text)
    terminal.run("open", "small.yaml", "--as", "s")
    terminal.run("receive", "s", "--set", "price=100", "--set", "term=short")
    terminal.run("offer", "draft", "s", "--set", "price=60", "--set", "term=long")
    terminal.run("offer", "send", "s", "3")
    terminal.run("answer", "s", "3", "reject")
    return terminal


def keen(terminal: Terminal) -> float:
    found = json.loads(terminal.run("beliefs", "s", "--json"))
    return float(found["assumptions"]["keen"]["after"]["mean"])


def test_an_offer_of_before_is_read_as_it_is_said_what_it_meant(small: Terminal) -> None:
    learned = keen(small)
    assert learned < 0.39
    said = words(small.run("revise", "s", "waiver.yaml", "--earlier", "waiver=kept"))
    assert "what came before and says nothing of waiver means kept" in said
    assert "Not read" not in said
    assert keen(small) == pytest.approx(learned)
    said = words(small.run("next", "s"))
    assert "Accept their offer" in said
    assert "Send price: €60; waiver: kept; term: long" not in said
    small.run("approve", "s", "2", "--for", "bert", "--said", "yes")
    assert "Both sides are bound." in small.run("answer", "s", "2", "accept")
    assert "fine" in small.run("verify", "s")


def test_what_a_change_leaves_unread_is_said_wherever_it_counted(small: Terminal) -> None:
    remedy = "say which option what came before meant: `backtable revise {} --earlier waiver=OPTION` (waiver: kept, waived)"
    unread = "Not read by the case as it stands: offers 2 (on the table) and 3, for each of them says nothing of waiver."
    said = words(small.run("revise", "s", "waiver.yaml"))
    assert unread in said
    assert remedy.format("s.backtable waiver.yaml") in said
    for command in ("beliefs", "next"):
        said = words(small.run(command, "s"))
        assert unread in said, command
        assert remedy.format("FILE CASE") in said, command
    assert json.loads(small.run("beliefs", "s", "--json"))["unread"][0].startswith(unread)
    assert "offer 2 is no package of the case as it stands: it says nothing of waiver" in words(small.run("answer", "s", "2", "accept", code=2))
    assert "--earlier waiver=OPTION" in words(small.run("status", "s"))
    assert keen(small) == pytest.approx(0.4)
    assert "Put the same case into the record again" in words(small.run("revise", "s", "waiver.yaml", "--earlier", "waiver=waived"))
    assert keen(small) < 0.39
    assert "Not read" not in small.run("next", "s")


def test_an_option_with_another_name_is_read_by_it(small: Terminal) -> None:
    learned = keen(small)
    said = words(small.run("revise", "s", "renamed.yaml"))
    assert "offer 2 (on the table), for it says term short, which is no option any more" in said
    assert "--earlier term:short=OPTION" in said
    assert "3, for" not in said, "it names an option that is still there"
    assert learned + 0.005 < keen(small) < 0.4, "the answer to offer 3 still counts"
    small.run("revise", "s", "renamed.yaml", "--earlier", "term:short=brief")
    assert keen(small) == pytest.approx(learned)
    assert "Accept their offer" in small.run("next", "s")


@pytest.mark.parametrize(
    ("said", "refused"),
    [
        ("waver=kept", "waver"),
        ("waiver=gone", "is not an option"),
        ("term=long", "term was an issue of the case from the beginning"),
        ("term:long=short", "long is an option of term as the case stands"),
        ("term:never=short", "no version of the case before had the option never of term"),
        ("waiver", "is not NAME=VALUE"),
    ],
)
def test_what_says_nothing_of_what_came_before_is_refused(small: Terminal, said: str, refused: str) -> None:
    assert refused in words(small.run("revise", "s", "waiver.yaml", "--earlier", said, code=2))
    assert len(json.loads(small.run("log", "s", "--json"))) == 5


def test_what_an_approval_may_rest_on_is_not_said_otherwise_with_the_same_case(small: Terminal) -> None:
    small.run("revise", "s", "waiver.yaml", "--earlier", "waiver=kept")
    small.run("approve", "s", "2", "--for", "bert", "--said", "yes")
    assert "by event 6 what came before and says nothing of waiver means kept, with this very case" in words(small.run("revise", "s", "waiver.yaml", "--earlier", "waiver=waived", code=2))
    (small.folder / "other.yaml").write_text(WAIVER.replace("seed: 3", "seed: 4"))
    small.run("revise", "s", "other.yaml", "--earlier", "waiver=waived")
    assert "bert" in small.run("answer", "s", "2", "accept", code=2), "what was approved is asked for again"
    assert "with this very case" in words(small.run("revise", "s", "waiver.yaml", code=2)), "nor is the approval brought back by going back to it"


def test_what_is_taken_out_of_the_case_is_said_to_be_missed(small: Terminal) -> None:
    said = words(small.run("revise", "s", "noterm.yaml"))
    assert "offers 2 (on the table) and 3, for each of them says something of term, of which the case knows nothing any more" in said
    assert "put term back into the case, with a rule (`rules:`) for what is fixed now" in said


def test_a_statement_of_what_the_case_knows_no_longer_is_said_to_be_missed(small: Terminal) -> None:
    small.run("heard", "s", "she is keen", "--from", "boss", "--about", "keen", "--claim", "keen == 1", "--credibility", "70%")
    said = words(small.run("revise", "s", "nokeen.yaml"))
    assert "Not read by the case as it stands: what boss said in event 6" in said
    assert "offers" not in said
    assert "what boss said in event 6" in words(small.run("next", "s"))


def test_what_they_do_with_an_offer_that_is_no_package_any_more_is_recorded(small: Terminal) -> None:
    small.run("offer", "draft", "s", "--set", "price=80", "--set", "term=long")
    small.run("approve", "s", "6", "--for", "bert", "--said", "yes")
    small.run("offer", "send", "s", "6")
    small.run("revise", "s", "not80.yaml")
    said = words(small.run("answer", "s", "6", "accept", "--subject-to-approval"))
    assert "accepted offer 6 subject to approval" in said
    assert "it says price 80, which is no option any more, so that our own yes to it cannot be told" in said
    assert "put the option back into the case, with a rule (`rules:`) that forbids it" in said
    assert "boss approved offer 6" in words(small.run("approve", "s", "6", "--for", "boss", "--said", "yes"))
    assert "offer 6 is no package of the case as it stands: it says price 80" in words(small.run("approve", "s", "6", "--for", "bert", "--said", "again", code=2))
    assert "offer 6 (accepted subject to approval)" in words(small.run("next", "s"))
    (small.folder / "rule.yaml").write_text(SMALL.replace("sides:\n", "rules:\n  - {require: price != 80 or term == 'long'}\nsides:\n", 1))
    small.run("revise", "s", "rule.yaml")
    assert "Both sides are bound" in words(small.run("approve", "s", "6", "--for", "anna", "--for", "bert", "--said", "mail of today"))


def test_a_draft_of_before_is_drafted_again_with_what_it_says_nothing_of(small: Terminal) -> None:
    small.run("offer", "draft", "s", "--set", "price=80", "--set", "term=long")
    assert "offer draft s.backtable --like 6 --set waiver=OPTION" in words(small.run("revise", "s", "waiver.yaml"))
    assert "offer 6 says nothing of waiver; expected --set waiver=OPTION beside it" in words(small.run("offer", "draft", "s", "--like", "6", code=2))
    assert "price: €80; waiver: waived; term: long" in small.run("offer", "draft", "s", "--like", "6", "--set", "waiver=waived")


def test_what_was_accepted_and_withdrawn_may_bind_yet_though_the_case_cannot_read_it(small: Terminal) -> None:
    small.run("offer", "draft", "s", "--set", "price=80", "--set", "term=long", "--expires", "2026-06-20")
    small.run("approve", "s", "6", "--for", "bert", "--said", "yes")
    small.run("offer", "send", "s", "6")
    small.run("answer", "s", "6", "accept", "--subject-to-approval")
    small.now = "2026-05-06 09:00"
    small.run("revise", "s", "waiver.yaml")
    small.now = "2026-05-07 09:00"
    assert "our offer 6, accepted in time, may yet turn out to bind, if boss had approved it by 2026-05-06 08:59 UTC, before the case changed." in words(small.run("offer", "withdraw", "s", "6"))
    assert "it was accepted before that, and binds if boss had approved it by 6 May 2026, 08:59" in words(small.run("status", "s"))
    assert "Offer 6, accepted in time, may yet turn out to bind" in words(small.run("status", "s"))
    assert "Our offer 6, which they accepted in time, was withdrawn without the yes of boss" in words(small.run("next", "s"))
    assert "Both sides are bound" in words(small.run("approve", "s", "6", "--for", "boss", "--said", "yes", "--on", "2026-05-05"))


@pytest.mark.parametrize("version", ["waiver.yaml", "higher.yaml"])
@pytest.mark.parametrize("theirs", [False, True])
def test_what_is_told_to_be_written_down_of_before_the_talks_were_broken_off_can_be(small: Terminal, theirs: bool, version: str) -> None:
    """After the case changed nobody of ours approves what it cannot read, nor says whoever keeps the record anew what they said by the case of before."""
    (small.folder / "higher.yaml").write_text(SMALL.replace("110 - price", "109 - price"))
    if theirs:
        small.run("receive", "s", "--set", "price=80", "--set", "term=long", "--expires", "2026-06-20")
        small.run("answer", "s", "6", "accept", "--subject-to-approval")
    else:
        small.run("offer", "draft", "s", "--set", "price=80", "--set", "term=long", "--expires", "2026-06-20")
        small.run("approve", "s", "6", "--for", "bert", "--said", "yes")
        small.run("offer", "send", "s", "6")
        small.run("answer", "s", "6", "accept", "--subject-to-approval")
    small.now = "2026-05-06 09:00"
    small.run("revise", "s", version)
    small.now = "2026-05-08 09:00"
    people = "bert and boss" if theirs else "boss"
    assert f"if {people} had approved it by 2026-05-06 08:59 UTC, before the case changed." in words(small.run("break-off", "s", "--because", "no"))
    small.now = "2026-05-09 09:00"
    assert f"write down whether {people} approved offer 6 by 2026-05-06 08:59 UTC, before the case changed" in words(small.run("status", "s"))
    assert f"without the yes of {people}, and binds if they had given that by 2026-05-06 08:59 UTC, before the case changed: ask them first" in words(small.run("next", "s"))
    late = words(small.run("approve", "s", "6", "--for", "boss", "--said", "of the 7th", "--on", "2026-05-07"))
    assert "a yes of boss of before the case changed, by 2026-05-06 08:59 UTC, is not in the record" in late
    assert "--for boss" not in late
    for person in ("bert", "boss") if theirs else ("boss",):
        said = words(small.run("approve", "s", "6", "--for", person, "--said", f"{person} said so", "--on", "2026-05-05"))
    assert "Both sides are bound" in said


def test_what_binds_at_once_is_to_be_accepted_before_our_yes_ends(small: Terminal) -> None:
    small.run("approve", "s", "2", "--for", "bert", "--said", "yes", "--until", "2026-05-06")
    said = words(small.run("next", "s"))
    assert "It rests on bert's approval 6, which ends on 6 May 2026. Accept before that, or get it for longer: accepted by then it binds both sides at once." in said
    assert "Both sides are bound." in small.run("answer", "s", "2", "accept")


def test_where_their_own_yes_is_missing_an_acceptance_may_outlast_ours(small: Terminal) -> None:
    small.run("receive", "s", "--set", "price=80", "--set", "term=long")
    small.run("approve", "s", "6", "--for", "bert", "--said", "yes", "--until", "2026-05-06")
    said = words(small.run("next", "s"))
    assert "It binds only with the yes of Boss, too: with 8" in said
    assert "chance, as a round goes, that comes after ours has ended, which must then be given again." in said
