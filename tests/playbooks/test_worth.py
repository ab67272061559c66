"""What the playbooks of issues reckon for both sides and for everybody, by hand."""

import re

import pytest

from backtable.advice import advise, explain
from backtable.files import case_text, read_case, read_case_source, read_package
from backtable.files.playbooks import start_text
from backtable.value import enumerate_packages


def test_the_advice_on_a_renewal_lies_within_the_ranges_and_gives_and_takes() -> None:
    case = read_case("renewal.yaml", start_text("renewal").encode())
    proposal = advise(case).proposal
    assert proposal is not None
    terms = case.terms(proposal.package)
    for issue in case.issues:
        if issue.numeric and issue.key != "cap":
            assert min(issue.options) < terms[issue.key] < max(issue.options), issue.key
    assert terms["change"] < 0
    assert terms["cap"] < 1


def _ours(text: str, package: str) -> float:
    """Give what a package is worth to our side, on average."""
    case = read_case("case.yaml", text.encode())
    return explain(case, read_package(case, package), worlds=100).outcome.gain["customer"]


def test_another_limit_on_increases_counts_as_what_it_is() -> None:
    text = start_text("renewal").replace("use: {playbook: renewal,", "issues:\n  cap: {options: [1, 0.07, 0.03], unit: \"%\"}\nuse: {playbook: renewal,")
    none, seven, three = (_ours(text, f"volume=0.8, change=0, years=3, cap={cap}, payment=each quarter") for cap in (1, 0.07, 0.03))
    assert none < seven < three, "the lower the limit, the better for who pays, whatever limits can be chosen"


def test_days_of_services_free_the_same_whatever_the_most_of_them_is() -> None:
    package = "cover=0, new=0, discount=0, back_support=0, penalty=0, services=40, release=full, signed=later"
    text = start_text("audit-settlement")
    longer = text.replace("use:\n", "issues:\n  services: {from: 0, to: 120, step: 20, unit: days}\nuse:\n", 1)
    assert longer != text
    assert _ours(longer, package) == _ours(text, package)


def _parts(text: str, package: str, person: str) -> dict[str, float]:
    """Give what each interest adds to the gain of somebody, on average."""
    case = read_case("case.yaml", text.encode())
    found = explain(case, read_package(case, package), worlds=100)
    return {part.name: part.gain for item in found.outcome.people if item.person == person for part in item.parts}


def _conversion_paid(terms: str, told: str = "") -> float:
    """Give what the customer pays for the subscription over the horizon, of a case in which the supplier grants half of the discount after the term."""
    text = start_text("subscription-conversion").replace("offered: 900k", f"offered: 900k, still_supported: 0%, after_term: 50%{told}")
    return -_parts(text, f"share=100%, back=kept, {terms}", "buyer")["Subscription and support paid over the horizon"]


def test_a_conversion_counts_the_horizon_whatever_the_term() -> None:
    # 450 k a year at 50 % off while the term lasts, 675 k at 25 % off in the years after it.
    assert [_conversion_paid(f"discount=50%, credit=0, years={years}") for years in (1, 3, 5)] == pytest.approx([3.15e6, 2.7e6, 2.25e6])
    for years in (1, 3, 5):
        without, credited = (_conversion_paid(f"discount=40%, credit={credit}, years={years}") for credit in (0, 1))
        assert without - credited == pytest.approx(300_000), "a year of support, whatever the term"
    # A credit counts for no more than is paid: of the first year 360 k, of three years 3 * 360 k less 900 k, of the first half year nothing is left.
    assert _conversion_paid("discount=60%, credit=3, years=1") == pytest.approx(4 * 630_000)
    assert _conversion_paid("discount=60%, credit=3, years=5", ", horizon: 3") == pytest.approx(180_000)
    assert _conversion_paid("discount=60%, credit=3, years=5", ", horizon: 2") == 0


def test_converting_nothing_is_no_package() -> None:
    case = read_case("case.yaml", start_text("subscription-conversion").encode())
    assert 0 not in next(issue for issue in case.issues if issue.key == "share").options


AUDITED = "cover={cover}, new=50%, discount=35%, back_support={back}, penalty={penalty}, services=20, release=full, signed=later"


def _audit(told: str) -> str:
    """Give the first case of an audit, with everybody who may speak of a penalty, and other claims."""
    claimed = re.compile(r"  back_claim: .*\n  penalty_claim: .*\n")
    text = claimed.sub(f"  award: 40%\n  {told}\n", start_text("audit-settlement"))
    people = "      manager: {use: account-manager}\n      auditor: {use: audit-partner}\n      services: {use"
    return text.replace("      services: {use", people).replace("cfo: {use: chief-financial-officer}", "cfo: {use: {playbook: chief-financial-officer, dislike: 20%}}")


@pytest.mark.parametrize(("told", "same"), [("", {"back", "penalty"}), ("back_claim: 1m", {"penalty"}), ("penalty_claim: 500k", {"back"}), ("back_claim: 1m\n  penalty_claim: 500k", set())])
def test_where_nothing_is_claimed_nobody_gains_or_loses_by_paying_it(told: str, same: set[str]) -> None:
    case = read_case("case.yaml", _audit(told).encode())
    found = {
        (back, penalty): explain(case, read_package(case, AUDITED.format(cover="100%", back=back, penalty=penalty)), worlds=100).outcome
        for back in ("0%", "100%")
        for penalty in ("0%", "100%")
    }
    for name, other in (("back", ("100%", "0%")), ("penalty", ("0%", "100%"))):
        gains = [{item.person: round(item.gain.mean, 4) for item in found[key].people} for key in (("0%", "0%"), other)]
        needed = [{item.person: item.must_approve for item in found[key].people} for key in (("0%", "0%"), ("100%", "100%"))]
        assert (gains[0] == gains[1]) == (name in same), name
        assert (needed[0] == needed[1]) == (same == {"back", "penalty"}), "only what is claimed can be given up"


def test_what_is_paid_of_the_claim_and_what_a_court_would_award_are_of_one_claim() -> None:
    text = _audit("back_claim: 1m\n  penalty_claim: 500k")
    package = AUDITED.format(cover="50%", back="50%", penalty="0%")
    # Of 3.9 m that are claimed, 200 licences at 3,900 and half of the back support are paid: 1.28 m; a court would award 1.56 m.
    assert _parts(text, package, "cfo")["Unbudgeted money"] == pytest.approx(0.2 * (1.56e6 - 1.28e6))
    seller = _parts(text, package, "ceo")
    assert seller["Back support and penalty"] == pytest.approx(0.5e6 - 0.4 * 1.5e6)
    assert seller["Licence and support revenue"] == pytest.approx((0.9 + 0.7 * 3 * 0.22) * 400 * 3_900 - 0.9 * 0.4 * 2.4e6)


def test_a_limit_on_increases_holds_over_the_horizon_whatever_the_term() -> None:
    def paid(years: int, cap: str, text: str = start_text("renewal").replace("price: 1.2m", "price: 1.2m, drift: 8%")) -> float:
        return -_parts(text, f"volume=100%, change=0, years={years}, cap={cap}, payment=each quarter", "buyer")["What is paid over the horizon"]

    # 1.2 m a year, 8 % of it more in each year: 1.2 * (1 + 1.08 + 1.16 + 1.24 + 1.32) = 6.96 m in five years.
    assert [paid(years, "100%") for years in (1, 3, 5)] == pytest.approx([6.96e6] * 3)
    assert [paid(years, "0%") for years in (1, 3, 5)] == pytest.approx([6e6] * 3)
    assert paid(3, "3%") == pytest.approx(1.2e6 * (5 + 0.03 * 10))


@pytest.mark.parametrize(("supported", "gained"), [("0%", 675_000), ("100%", 675_000 - 375_000)])
def test_an_account_manager_gains_only_what_is_paid_beyond_what_would_be_anyway(supported: str, gained: float) -> None:
    # A quarter of the estate at list: 225 k in the one year of the term, half as likely in each of the four after it; a quarter of 1.5 m of support is paid no longer.
    text = start_text("subscription-conversion").replace("offered: 900k", f"offered: 900k, stays: 50%, still_supported: {supported}")
    text = text.replace("      executive: {use:", "      manager: {use: {playbook: account-manager, kept_rate: 3%}}\n      executive: {use:")
    assert _parts(text, "share=25%, discount=0%, credit=0, years=1, back=kept", "manager")["What the customer goes on paying"] == pytest.approx(0.03 * gained)


def test_a_renewal_without_an_agreement_is_reckoned_over_the_same_years_as_one() -> None:
    told = "price: 1.2m, drift: 8%, comes_back: 100%, still_needed: 100%, cost: 20%, usual: 100%"
    for years, horizon in ((1, 5), (5, 5), (3, 10)):
        text = start_text("renewal").replace("price: 1.2m", f"{told}, horizon: {horizon}")
        gained = _parts(text, f"volume=100%, change=5%, years={years}, cap=100%, payment=each quarter", "director")["Revenue over the horizon"]
        assert gained == pytest.approx(0, abs=1e-6), "what the customer would pay anyway"


def test_a_longer_term_is_worth_a_discount_to_who_sells_where_customers_leave_after_it() -> None:
    text = start_text("subscription-conversion").replace("offered: 900k", "offered: 900k, stays: 50%, after_term: 50%, multiple: 1, still_supported: 0%")
    # 720 k a year in the term; 810 k half as likely in the years after it.
    sold = [_parts(text, f"share=100%, discount=20%, credit=0, years={years}, back=kept", "director")["Subscription and support revenue over the horizon"] for years in (1, 3, 5)]
    assert sold == pytest.approx([720_000 + 4 * 405_000, 3 * 720_000 + 2 * 405_000, 5 * 720_000])


def test_what_is_left_open_and_not_released_may_come_back_where_that_pays() -> None:
    told = "back_claim: 1m\n  penalty_claim: 500k\n  reopened: 50%\n  court: 10%\n  their_court: 10%\n  leave: 20%\n  unseen: 0%\n  freed_by: 0%"
    for client, pays in (("50%", 0.4 - 0.1 - 0.2 * 0.5), ("200%", 0.0)):
        text = _audit(f"{told}\n  client: {client}")
        for cover, back, penalty, waived, uncovered in (("100%", "0%", "100%", 1e6, 0.0), ("50%", "0%", "0%", 1.5e6, 1.2e6), ("100%", "100%", "100%", 0.0, 0.0)):
            package = AUDITED.format(cover=cover, back=back, penalty=penalty)
            for person, worth in (("negotiator", -0.5 * (0.4 * waived + 0.1 * (waived + uncovered))), ("ceo", 0.5 * pays * (waived + uncovered))):
                assert _parts(text, package, person).get("Claims that stay open", 0.0) == pytest.approx(0)
                assert _parts(text, package.replace("release=full", "release=none"), person).get("Claims that stay open", 0.0) == pytest.approx(worth, abs=1e-6)


def test_advice_on_an_audit_never_leaves_a_waived_claim_unreleased_for_nothing() -> None:
    for old, new in (("list_price: 6000 ", "list_price: 6000\n  support_rate: 0%\n#"), ("back_claim: 1,584,000", "support_rate: 0%\n#"), ("shortfall: 400 ", "shortfall: {low: 0, likely: 50, high: 400}\n#")):
        text = start_text("audit-settlement")
        case = read_case("case.yaml", text.replace(old, new).encode())
        proposal = advise(case, worlds=80).proposal
        assert proposal is not None
        assert case.terms(proposal.package)["release"] == "full"


def test_a_small_penalty_weighs_in_proportion() -> None:
    def parts(claimed: str, person: str) -> float:
        text = _audit(f"penalty_claim: {claimed}\n  client: 50%\n  leave: 20%").replace("{use: chief-information-officer}", "{use: {playbook: chief-information-officer, face: 400k}}")
        found = _parts(text, AUDITED.format(cover="50%", back="0%", penalty="100%"), person)
        return found["Not seen to pay a penalty" if person == "cio" else "Client kept"]

    kept = 0.2 * 0.5  # of the claim without a deal
    for claimed, claim, part in (("1.6m", 4e6, 1.0), ("24k", 2.424e6, 24 / 606)):
        assert parts(claimed, "cio") == pytest.approx(-400_000 * part)
        assert parts(claimed, "ceo") == pytest.approx(kept * claim * (1 - 0.3 * part))


def test_a_share_in_what_is_recovered_is_weighed_against_what_a_court_would_award() -> None:
    text = _audit("back_claim: 1m\n  penalty_claim: 500k").replace("{use: audit-partner}", "{use: {playbook: audit-partner, contingent: yes, fee: 10%}}")
    found = _parts(text, AUDITED.format(cover="50%", back="0%", penalty="0%"), "auditor")
    assert found["A share of what is recovered"] == pytest.approx(0.1 * (200 * 3900 - 0.4 * 3.9e6))


@pytest.mark.parametrize(
    ("told", "otherwise", "noted"),
    [("", True, False), (", kept: horizon_paid", True, False), (", kept: (horizon_paid)", True, False), (", kept: none", False, False), (", kept: yearly", False, True), (", kept: renewal", False, True), (", kept: yearly, kept_otherwise: none", False, False), (", kept: yearly, kept_otherwise: horizon_otherwise", True, False)],
)
def test_what_would_be_anyway_is_taken_from_the_case_only_beside_what_usually_is(told: str, otherwise: bool, noted: bool) -> None:
    text = start_text("renewal").replace("{playbook: account-manager, growth: none}", f"{{playbook: account-manager, growth: none{told}}}")
    source = read_case_source("case.yaml", text.encode())
    found = [item.no_deal.text for item in source.case.person("manager").interests if item.name == "What the customer goes on paying" and item.no_deal]
    assert any("horizon_otherwise" in text for text in found) == otherwise
    assert ["is told `kept` and not `kept_otherwise`, which counts as 0" in str(note) for note in source.notes] == [True] * noted


def test_what_usually_goes_with_a_term_is_found_where_all_names_begin_otherwise() -> None:
    text = start_text("renewal").replace("price: 1.2m", "price: 1.2m, as: ren").replace("growth: none}", "kept: ren_horizon_paid, growth: none}").replace("{use: {playbook: spend-limits, spend: renewal", "{use: {playbook: spend-limits, spend: ren_renewal")
    text = re.sub(r"packages:\n(  .*\n)+", "", text).replace("spend: renewal", "spend: ren_renewal").replace("change >= 0", "ren_change >= 0")
    (interest,) = (item for item in read_case("case.yaml", text.encode()).person("manager").interests if item.name == "What the customer goes on paying")
    assert interest.no_deal is not None
    assert "ren_horizon_otherwise" in interest.no_deal.text


def test_a_claim_that_is_dropped_without_a_release_and_surely_comes_back_is_no_deal_to_the_customer() -> None:
    package = "cover=0%, new=0%, discount=0%, back_support=0%, penalty=0%, services=0, release=none, signed=this quarter"
    for claims in ("back_claim: 0", "back_claim: 1m\n  penalty_claim: 500k"):
        for reopened, sign in (("100%", 0), ("50%", 1)):
            gain = _ours(_audit(f"{claims}\n  reopened: {reopened}\n  unseen: 0%"), package)
            assert gain == pytest.approx(0, abs=1e-6) if sign == 0 else gain > 0


def test_the_head_is_asked_where_licences_of_the_claim_are_dropped_for_good() -> None:
    case = read_case("case.yaml", _audit("back_claim: 0").encode())
    for cover, release, asked in (("100%", "full", 0), ("75%", "none", 0), ("75%", "full", 1)):
        found = explain(case, read_package(case, f"cover={cover}, new=25%, discount=25%, back_support=0%, penalty=0%, services=0, release={release}, signed=later"), worlds=50)
        assert next(item.must_approve for item in found.outcome.people if item.person == "ceo") == asked


def test_being_paid_a_penalty_never_costs_who_claims_it_more_than_it_brings() -> None:
    for claimed in ("50k", "200k", "900k"):
        text = _audit(f"penalty_claim: {claimed}")
        case = read_case("case.yaml", text.encode())
        none, paid = (explain(case, read_package(case, AUDITED.format(cover="50%", back="0%", penalty=penalty)), worlds=200).outcome.gain["supplier"] for penalty in ("0%", "100%"))
        assert paid > none


def test_new_licences_can_be_bought_for_projects_however_few_are_short() -> None:
    package = "cover=0%, new={new}%, discount=25%, back_support=0%, penalty=0%, services=0, release=full, signed=this quarter"
    told = "list_price: 1000\n  support_rate: 0%\n  project_need: 50%\n  project_worth: 2"
    for shortfall in (0, 400):
        text = start_text("audit-settlement").replace("list_price: 6000 ", f"{told}\n  #").replace("shortfall: 400 ", f"shortfall: {shortfall} ").replace("planned: 400 ", "planned: 300 ")
        none, all_planned = (_ours(text, package.format(new=new)) for new in (0, 100))
        assert all_planned - none == pytest.approx(150 * 2000 - 300 * 750)


def test_as_many_new_licences_as_are_short_are_planned_unless_stated() -> None:
    package = "cover=0%, new=50%, discount=25%, back_support=0%, penalty=0%, services=0, release=full, signed=this quarter"
    text = start_text("audit-settlement")
    unstated = "".join(line for line in text.splitlines(keepends=True) if "planned:" not in line)
    assert _ours(unstated, package) == _ours(text, package) != _ours(text.replace("planned: 400 ", "planned: 500 "), package)


def _deepest(text: str) -> list[float]:
    """Give the shares of new licences with which the deepest discount can be had."""
    packages = enumerate_packages(read_case("case.yaml", text.encode()))
    new, discount = (packages.codes[:, [issue.key for issue in packages.case.issues].index(key)] for key in ("new", "discount"))
    return sorted({(0, 0.25, 0.5, 0.75, 1.0)[code] for code in new[discount == 4]})


@pytest.mark.parametrize(("planned", "some"), [
    ("0", False), ("400", True), ("none", False), ("{low: 0, likely: 40, high: 80}", True), ("nothing", False), ("twice * nothing", False), ("need", True), ("some", True), ("shortfall", True),
])  # fmt: skip
def test_the_deepest_discount_goes_with_new_licences_only(planned: str, some: bool) -> None:
    text = start_text("audit-settlement").replace("planned: 400 ", f"planned: {planned} ")
    text += "facts: {nothing: 0}\nassumptions: {need: {low: 0, likely: 40, high: 80}}\ndefine: {twice: 2 * nothing, some: twice + need}\n"
    assert _deepest(text) == ([0.25, 0.5, 0.75, 1.0] if some else [])


def test_the_deepest_discount_follows_what_is_typed_into_a_case_written_out() -> None:
    # The rule reads the fact: a workbook and a case written out are made before the user types how many are planned.
    source = read_case_source("case.yaml", start_text("audit-settlement").replace("planned: 400 ", "planned: 300 ").encode())
    written = case_text(source.case)
    assert _deepest(written) == [0.25, 0.5, 0.75, 1.0]
    assert written.count("value: 300\n") == 1
    assert _deepest(written.replace("value: 300\n", "value: 0\n")) == []
