"""What a command has just recorded, and what comes of it, is said at once: also that nothing does."""

from .terminal import Terminal

THREE = """case: Three
currency: EUR
ours: buyer
issues:
  price: {options: [60, 80, 100]}
sides:
  buyer:
    interests: [{name: price, value: 110 - price, no_deal: 0}]
    people:
      anna: {table: front, stake: 1}
      bert: {table: back, stake: 1}
    authority: [{approve: [anna]}]
  seller:
    label: Seller
    interests: [{name: price, value: price - 50, no_deal: 0}]
    people:
      stan: {table: front, stake: 1}
  reseller:
    label: Reseller
    interests: [{name: price, value: price - 70, no_deal: 0}]
    people:
      rita: {table: front, stake: 1}
"""


def small(terminal: Terminal) -> Terminal:
    (terminal.folder / "three.yaml").write_text(THREE)
    terminal.run("open", "three.yaml", "--as", "t")
    terminal.run("offer", "draft", "t", "--set", "price=80")
    terminal.run("offer", "send", "t", "2")
    return terminal


def test_of_three_sides_it_is_said_who_has_yet_to_answer(terminal: Terminal) -> None:
    found = small(terminal)
    assert "It does not bind yet: Reseller must answer it." in found.run("answer", "t", "2", "accept", "--from", "stan")
    assert "must answer" not in found.run("answer", "t", "2", "accept", "--from", "rita")


def test_what_one_of_ours_says_of_an_offer_teaches_nothing_and_says_so(terminal: Terminal) -> None:
    found = small(terminal)
    ours = found.run("heard", "t", "I must ask", "--from", "bert", "--means", "must-ask", "--offer", "2", "--said", "mail")
    assert "bert is on our own side, and our own people are asked: nothing is learned from that." in " ".join(ours.split())
    assert "own side" not in found.run("heard", "t", "I must ask", "--from", "stan", "--means", "must-ask", "--offer", "2", "--said", "mail")
    assert len([1 for line in found.run("beliefs", "t").splitlines() if "must take it back" in line]) == 1


def test_their_offer_names_all_of_ours_that_it_answers(terminal: Terminal) -> None:
    found = small(terminal)
    found.run("offer", "draft", "t", "--set", "price=60")
    found.run("offer", "send", "t", "4")
    found.run("receive", "t", "--from", "stan", "--set", "price=100")
    said = " ".join(found.run("next", "t").split())
    assert "Their offer 6 came in reply to our offers 2 and 4: it counts as a sign that they take none of them. They may still accept one, and each may be sent again." in said
