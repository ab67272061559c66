"""What replies say, against a posterior added up over a fine grid of everything that is unknown."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from backtable.belief import Approved, believe, report
from backtable.case import Case, Package
from backtable.errors import NoAnswerError
from backtable.files import read_case
from backtable.interview import (
    REPLIES,
    Answer,
    Fit,
    Portrait,
    chances,
    clearing,
    nearing,
    next_question,
    replies,
    stated,
    with_findings,
)
from backtable.interview._portrait import SCALE_SPREAD, WIDTH_SPREAD
from backtable.papers import interview_document
from backtable.value import mean, quantile

TEXT = """
case: one seller
ours: us
issues:
  price: {from: 0, to: 100, step: 10}
  term: {from: 1, to: 3}
sides:
  us: {interests: [{name: Price, value: -price, no_deal: -100}], people: {ann: {table: front}}}
  them:
    interests: [{name: Turnover, value: 10 * price, no_deal: 400}]
    people:
      bob:
        table: front
        stake: 0.1
        threshold: 0
        interests: [{name: Bonus, value: 20 * term, no_deal: 20}]
"""


def answers(*given: tuple[float, float, str]) -> tuple[Answer, ...]:
    """Give answers about price and term."""
    return tuple(Answer(Package((price, term)), reply) for price, term, reply in given)


def _grid(given: tuple[Answer, ...]) -> tuple[np.ndarray, float]:
    """Give the posterior means of the logarithm of the stake and of the threshold, and the prior spread of the latter.

    How far stake and threshold are away from their middle, and the band, are added up over a fine grid; the width, which only mixes priors, and the scale,
    which is smooth, by Gauss–Hermite quadrature.
    """
    nodes, shares = np.polynomial.hermite_e.hermegauss(9)
    widths, points = np.exp(WIDTH_SPREAD * nodes), np.linspace(-3, 3, 13)
    stakes, thresholds = np.linspace(-10, 6, 129), np.linspace(-6, 6, 97)
    narrow, wide = (np.exp(-((values / widths[:, None]) ** 2) / 2) / widths[:, None] for values in (stakes, thresholds))
    prior = np.einsum("a,b,wc,wd,w->abcd", np.exp(-(points**2) / 2), shares, narrow, wide, shares)
    band, scale, stake, threshold = np.meshgrid(0.15 * np.exp(0.5 * points), 0.05 * np.exp(SCALE_SPREAD * nodes), stakes, thresholds, indexing="ij")
    band, scale, weights, share = band.ravel(), scale.ravel(), prior.ravel(), np.minimum(0.1 * np.exp(1.2 * stake.ravel()), 1)
    packages = np.array([(price, term) for price in range(0, 101, 10) for term in (1, 2, 3)], dtype=float)
    spread = 0.3 * np.median(np.ptp(20 * packages[:, 1] + 0.1 * 10 * packages[:, 0]))
    money = spread * threshold.ravel()
    for answer in given:
        price, term = answer.package.values
        lead = (20 * term - 20 + share * (10 * price - 400) - money) / (40 + 1000 * share)  # both terms count one way: from the lowest price and term to the highest
        weights = weights * chances(lead[:, None], band, scale)[list(REPLIES).index(answer.reply), :, 0]
    weights /= weights.sum()
    return np.array([weights @ np.log(share), weights @ money]), float(spread)


@pytest.mark.parametrize(
    "given",
    [
        answers((50, 1, "reluctantly")),
        answers((50, 1, "only_if"), (90, 1, "sign"), (20, 3, "never")),
        answers((0, 3, "sign"), (100, 1, "never"), (50, 2, "only_if"), (70, 3, "sign"), (30, 2, "never")),
    ],
)
def test_the_fit_agrees_with_adding_up_everything_possible(given: tuple[Answer, ...], case_of: Callable[[str], Case]) -> None:
    portrait = Portrait(case_of(TEXT), "bob")
    assert [item.key for item in portrait.quantities] == ["stake", "threshold"]
    fit = Fit(portrait, given, draws=8_000)
    values = portrait.values(fit.draws)
    found = np.array([fit.weights @ np.log(values[:, 0]), fit.weights @ values[:, 1]])
    wanted, spread = _grid(given)
    assert found[0] == pytest.approx(wanted[0], abs=0.08)
    assert found[1] == pytest.approx(wanted[1], abs=0.08 * spread)


FORMULAS = TEXT.replace("issues:", "facts: {share: {value: 0.1}, least: {value: 0}}\nissues:", 1).replace("stake: 0.1", "stake: share").replace("threshold: 0", "threshold: least")


def test_formulas_of_stake_and_threshold_are_fitted_as_numbers_are(case_of: Callable[[str], Case]) -> None:
    given = answers((50, 1, "only_if"), (90, 1, "sign"), (20, 3, "never"))
    portrait = Portrait(case_of(FORMULAS), "bob")
    assert [item.key for item in portrait.quantities] == ["stake_factor", "threshold_shift"]
    fit = Fit(portrait, given, draws=8_000)
    values = portrait.values(fit.draws)
    found = np.array([fit.weights @ np.log(np.minimum(0.1 * values[:, 0], 1)), fit.weights @ values[:, 1]])
    wanted, spread = _grid(given)
    assert found[0] == pytest.approx(wanted[0], abs=0.08)
    assert found[1] == pytest.approx(wanted[1], abs=0.08 * spread)


def test_what_is_held_likely_before_any_answer_is_known_exactly(case_of: Callable[[str], Case]) -> None:
    fit = Fit(Portrait(case_of(TEXT), "bob"), draws=40_000)
    (stake, threshold), (drawn_stake, drawn_threshold) = fit.spreads(prior=True), fit.spreads()
    assert np.log([drawn_stake.low, drawn_stake.middle]) == pytest.approx(np.log([stake.low, stake.middle]), abs=0.05)
    reach = threshold.high - threshold.low
    assert [drawn_threshold.low, drawn_threshold.high] == pytest.approx([threshold.low, threshold.high], abs=0.02 * reach)


def test_answers_that_do_not_fit_together_leave_wider_ranges(case_of: Callable[[str], Case]) -> None:
    portrait = Portrait(case_of(TEXT), "bob")
    orderly = answers((0, 1, "never"), (20, 1, "never"), (30, 2, "only_if"), (60, 2, "reluctantly"), (80, 3, "sign"), (100, 3, "sign"))
    mixed = answers((0, 1, "reluctantly"), (20, 1, "never"), (30, 2, "sign"), (60, 2, "never"), (80, 3, "only_if"), (100, 3, "sign"))
    fits = [Fit(portrait, said) for said in (orderly, mixed)]
    scales = [float(fit.weights @ portrait.scale(fit.draws)) for fit in fits]
    assert scales[1] > 1.5 * scales[0]
    reaches = [fit.spreads()[1].high - fit.spreads()[1].low for fit in fits]
    assert reaches[1] > 1.3 * reaches[0]


def test_what_is_written_into_the_case_has_the_range_of_the_fit(case_of: Callable[[str], Case]) -> None:
    portrait = Portrait(case_of(TEXT), "bob")
    fit = next(fit for fit in (Fit(portrait, answers((price, 2, "never"))) for price in range(0, 101, 10)) if np.ptp(fit.weights) > 0)
    found = with_findings(portrait.case, {"bob": fit}, {}, "2026-11-24").assumptions
    said = fit.spreads()
    for assumption, spread in zip(found, said, strict=True):
        if assumption.distribution.kind == "values":  # a stake that may be the whole of it
            assert quantile(assumption.distribution, np.array([0.05, 0.5, 0.95])) == pytest.approx([spread.low, spread.middle, spread.high], rel=0.15)
            continue
        middle, sd = assumption.distribution.parameters
        wanted = [spread.low, spread.middle, spread.high]
        if assumption.distribution.kind == "lognormal":
            middle, wanted = np.log(middle), np.log(wanted)
        assert middle == pytest.approx(wanted[1], abs=0.03 * (wanted[2] - wanted[0]))
        assert 2 * 1.645 * sd == pytest.approx(wanted[2] - wanted[0], rel=0.03)


@pytest.mark.parametrize("stake", ["0.9", "0.5", "1"])
def test_a_stake_that_may_be_the_whole_is_written_with_the_average_of_the_fit(case_of: Callable[[str], Case], stake: str) -> None:
    portrait = Portrait(case_of(TEXT.replace("stake: 0.1", f"stake: {stake}")), "bob")
    fit = Fit(portrait, answers((0, 1, "never"), (20, 1, "never"), (60, 2, "sign")))
    place = [item.key for item in portrait.quantities].index("stake")
    spread, values = fit.spreads()[place], portrait.values(fit.draws)[:, place]
    assert spread.high == pytest.approx(1, abs=1e-6)
    found = next(item for item in with_findings(portrait.case, {"bob": fit}, {}, "2026-11-24").assumptions if item.key == "stake_of_bob")
    assert (found.unit, found.distribution.kind) == ("%", "values")
    assert mean(found.distribution) == pytest.approx(float(fit.weights @ values), rel=0.01)
    assert quantile(found.distribution, np.array([0.05, 0.5, 0.95])) == pytest.approx([spread.low, spread.middle, spread.high], rel=0.15)


def test_the_report_and_the_beliefs_of_the_case_that_it_writes_say_the_same(case_of: Callable[[str], Case]) -> None:
    portrait = Portrait(case_of(TEXT), "bob")
    fit = Fit(portrait, answers((20, 1, "never"), (60, 2, "sign")))
    found = with_findings(portrait.case, {"bob": fit}, {}, "2026-11-24")
    later = believe(found, (Approved("bob", Package((70.0, 2.0))),))
    told = {shift.name: shift.before for shift in report(later).shifts}
    for item, said in zip(found.assumptions, stated(fit), strict=True):
        held = told[item.key]
        reach = held.high - held.low
        assert [said.mean, said.low, said.high] == pytest.approx([held.mean, held.low, held.high], abs=0.01 * reach)


def test_what_was_held_before_the_answers_is_what_the_case_says_and_not_what_was_drawn(case_of: Callable[[str], Case]) -> None:
    portrait = Portrait(case_of(TEXT), "bob")
    fit = Fit(portrait, answers((20, 1, "never"), (60, 2, "sign")))
    threshold = [item.key for item in portrait.quantities].index("threshold")
    before = stated(fit, before=True)[threshold]
    assert before.mean == portrait.quantities[threshold].middle
    assert before.high - before.mean == pytest.approx(before.mean - before.low)
    assert stated(Fit(portrait)) == stated(fit, before=True), "without answers nothing has changed"
    drawn = portrait.values(fit.prior)
    assert fit.before().mean(axis=0) == pytest.approx(drawn.mean(axis=0), abs=0.1 * float(drawn.std()))


def test_the_replies_are_all_that_can_be_answered() -> None:
    lead, band = np.linspace(-2, 2, 9)[None, :], np.array([0.15])
    found = chances(lead, band)
    assert found.sum(axis=0) == pytest.approx(1)
    assert (found > 0).all()
    assert [list(REPLIES)[int(row)] for row in found[:, 0, [0, 4, 8]].argmax(axis=0)][::2] == ["never", "sign"]
    higher = np.cumsum(found, axis=0)[:-1, 0]
    assert (np.diff(higher, axis=1) >= 0).all(), "who gains more is not less willing"


def test_ranges_hold_the_truth_as_often_as_they_say(case_of: Callable[[str], Case]) -> None:
    """Simulation-based calibration (Talts et al. 2018): ranks of true values among the draws are even."""
    portrait = Portrait(case_of(TEXT), "bob")
    ranks = []
    for number in range(60):
        random = np.random.default_rng([3, number])
        truth = portrait.draw(1, random)
        each = replies(portrait, truth, portrait.lead(truth))[:, 0, :]
        rows = random.choice(len(portrait.codes), 4, replace=False)
        said = [list(REPLIES)[int(random.choice(4, p=each[:, row]))] for row in rows]
        packages = [Package(tuple(issue.options[code] for issue, code in zip(portrait.case.issues, portrait.codes[row], strict=True))) for row in rows]
        fit = Fit(portrait, [Answer(*pair) for pair in zip(packages, said, strict=True)], number, draws=400)
        ranks.append(fit.weights @ (portrait.values(fit.draws) < portrait.values(truth)))
    found = np.array(ranks)
    for column in found.T:
        counts = np.histogram(column, bins=5, range=(0, 1))[0]
        assert ((counts - 12) ** 2 / 12).sum() < 18.5, counts  # chi-square of 4 degrees at 0.1 %


def test_what_is_asked_tells_more_than_most_of_everything_and_nothing_twice(case_of: Callable[[str], Case]) -> None:
    fit = Fit(Portrait(case_of(TEXT), "bob"), draws=400)
    asked = []
    for _ in range(len(fit.portrait.codes)):
        question = next_question(fit, asked)
        assert question is not None
        assert question.package not in asked
        if not asked:
            place = fit.place(question.package)
            cleared, (weights, threshold) = clearing(fit), nearing(fit).T  # of bob the stake and the threshold are open
            found = (question.cleared, question.threshold, question.weights)
            assert found == pytest.approx((cleared[place], threshold[place], weights[place]))
            ahead = [item - item.mean() for item in (cleared, threshold, weights)]
            assert all(item[place] > 0 for item in ahead), "it is better than a package at random in all three"
            least = np.min([item / item.max() for item in ahead], axis=0)
            assert least[place] == pytest.approx(least.max(), abs=0.03)
        asked.append(question.package)
    assert next_question(fit, asked) is None


def test_what_an_answer_corrects_is_what_guessing_after_it_gets_right_more_often(case_of: Callable[[str], Case]) -> None:
    fit = Fit(Portrait(case_of(TEXT), "bob"), answers((50, 2, "only_if")), draws=300)
    signs = (fit.portrait.lead(fit.draws) >= 0).astype(float)
    each = replies(fit.portrait, fit.draws, fit.portrait.lead(fit.draws))
    held = fit.weights @ signs
    found = clearing(fit)
    for package in (0, 7, 32):
        right = 0.0
        for reply in range(len(REPLIES)):
            after = fit.weights * each[reply, :, package]
            held_then = (after / after.sum()) @ signs
            right += after.sum() * np.maximum(held_then, 1 - held_then).mean()
        assert found[package] == pytest.approx(right - np.maximum(held, 1 - held).mean(), abs=1e-6)


def test_what_an_answer_brings_nearer_is_the_distance_to_the_best_guess(case_of: Callable[[str], Case]) -> None:
    fit = Fit(Portrait(case_of(TEXT), "bob"), answers((50, 2, "only_if")), draws=300)
    values, prior = fit.portrait.values(fit.draws), fit.portrait.values(fit.prior)
    each = replies(fit.portrait, fit.draws, fit.portrait.lead(fit.draws))
    found = nearing(fit)

    def left(weights: np.ndarray, thing: np.ndarray) -> float:
        """Give the least expected distance of a guess, whichever of the values it is."""
        return float((np.abs(thing[None, :] - thing[:, None]) @ weights).min())

    for place, thing in enumerate((np.log(values[:, 0]), values[:, 1] / prior[:, 1].std())):  # the stake by its logarithm, the threshold in money
        for package in (0, 7, 32):
            drop = left(fit.weights, thing) - sum(left(fit.weights * each[reply, :, package], thing) for reply in range(len(REPLIES)))
            assert found[package, place] == pytest.approx(drop, abs=0.01)


def test_how_much_terms_count_in_unknown_scores_is_narrowed_as_well(case_of: Callable[[str], Case]) -> None:
    unknown = "unknown: {worth: 100, issues: {price: more, term: any}, no_deal: 30%}"
    portrait = Portrait(case_of(TEXT.replace("value: 20 * term, no_deal: 20", unknown)), "bob")
    assert portrait.open_in_money.tolist() == [False, True, False, False]
    question = next_question(Fit(portrait))
    assert question is not None
    assert question.weights > 0


def test_what_is_worth_the_same_with_every_package_keeps_its_weight(case_of: Callable[[str], Case]) -> None:
    pride = TEXT.replace("no_deal: 20}]", "no_deal: 20}, {name: Pride, value: 0, no_deal: 60}]")
    portrait = Portrait(case_of(pride), "bob")
    assert [item.key for item in portrait.quantities] == ["stake", "threshold"]
    assert portrait.even == ("Pride",)
    text = "\n".join(str(block) for section in interview_document(Fit(portrait)).sections for block in section.blocks)
    assert "“Pride” stays as written" in text


@pytest.mark.parametrize("stake", ["share", "0.75"])
def test_a_stake_beside_no_interests_of_their_own_is_not_called_0(case_of: Callable[[str], Case], stake: str) -> None:
    own = TEXT.replace("stake: 0.1", f"stake: {stake}").replace("        interests: [{name: Bonus, value: 20 * term, no_deal: 20}]\n", "")
    portrait = Portrait(case_of(own.replace("sides:", "assumptions: {share: {low: 50%, likely: 75%, high: 100%}}\nsides:")), "bob")
    text = "\n".join(str(block) for section in interview_document(Fit(portrait)).sections for block in section.blocks)
    assert "stays as written, for bob has no interests of their own" in text
    assert "is 0 in the formula" not in text


def test_what_no_weights_bring_together_is_named(case_of: Callable[[str], Case]) -> None:
    portrait = Portrait(case_of(TEXT), "bob")
    fit = Fit(portrait, answers((30, 1, "sign"), (90, 3, "never"), (10, 2, "only_if")))
    (found,) = fit.contradictions()
    assert (found.first.reply, found.second.reply) == ("sign", "never")
    written = with_findings(portrait.case, {"bob": fit}, {}, "2026-05-04")
    assert all("; 1 contradiction between them stands" in item.source for item in written.assumptions if item.known_to == ("bob",) and "interview" in item.source)
    assert any("; 1 contradiction" in item.source for item in written.assumptions)
    assert not Fit(portrait, answers((90, 3, "sign"), (30, 1, "never"))).contradictions()
    assert Fit(portrait, answers((100, 3, "never"), (90, 3, "sign"), (80, 3, "sign"))).surprising()


def test_answers_that_fit_together_are_said_to(case_of: Callable[[str], Case]) -> None:
    portrait = Portrait(case_of(TEXT), "bob")
    lead = str(interview_document(Fit(portrait, answers((30, 1, "never"), (90, 3, "sign")))).lead)
    assert "No contradictions: the answers fit together" in lead
    assert "contradiction" not in str(interview_document(Fit(portrait, answers((30, 1, "never")))).lead)


def test_the_headline_says_what_is_counted_and_the_answers_beside_it(case_of: Callable[[str], Case]) -> None:
    portrait = Portrait(case_of(TEXT), "bob")
    fit = Fit(portrait, answers((30, 1, "never"), (90, 3, "reluctantly")))
    first, second = (str(block) for block in interview_document(fit).lead[:2])
    sure, refused = ((fit.signs() >= 0.9).mean(), (fit.signs() <= 0.1).mean())
    assert f"of all 33 packages, bob would sign {sure:.0%}".replace("%", " %") in first
    assert f"refuse {refused:.0%}, each counted where that is at least 90%".replace("%", " %") in first
    assert "yes to 1 and no to 1" in second


def test_a_surprising_answer_is_no_contradiction_and_is_not_called_one(case_of: Callable[[str], Case]) -> None:
    portrait = Portrait(case_of(TEXT), "bob")
    fit = Fit(portrait, answers((0, 3, "sign"), (80, 1, "sign"), (50, 2, "never")))  # the last lies between the two, and is better than neither
    assert fit.surprising()
    assert not fit.contradictions()
    document = interview_document(fit)
    assert "though nothing contradicts" in str(document.lead)
    assert "What surprises" in [section.title for section in document.sections]


def test_answers_that_fit_what_only_they_know_contradict_nothing() -> None:
    case = read_case(Path(__file__).parents[2] / "examples" / "over-deployment" / "case.yaml")

    def package(*terms: float | str) -> Package:
        return Package(tuple(terms))

    # Worse for her only if she is paid on new licences alone, which she knows and we do not.
    bought = Answer(package(0.0, 50.0, 0.0, 0.0, 0.0, 60.0, "none", "this quarter"), "reluctantly")
    claimed = Answer(package(0.0, 0.0, 0.2, 0.5, 0.5, 20.0, "full", "later"), "never")
    more = Answer(package(0.0, 100.0, 0.0, 0.0, 0.0, 60.0, "none", "this quarter"), "never")
    portrait = Portrait(case, "executive", [item.package for item in (bought, claimed, more)])
    assert not Fit(portrait, (bought, claimed), draws=500).contradictions()
    (found,) = Fit(portrait, (bought, more), draws=500).contradictions()
    assert (found.first, found.second) == (bought, more)


def test_the_same_seed_gives_the_same(case_of: Callable[[str], Case]) -> None:
    portrait = Portrait(case_of(TEXT), "bob")
    given = answers((50, 1, "reluctantly"), (20, 3, "never"))
    whole, stepwise = Fit(portrait, given, 5), Fit(portrait, given[:1], 5).after(given[1])
    assert whole.spreads() == stepwise.spreads() == Fit(portrait, given, 5).spreads()


def test_somebody_to_whom_nothing_matters_cannot_be_asked(case_of: Callable[[str], Case]) -> None:
    text = TEXT.replace("stake: 0.1", "stake: 0").replace("value: 20 * term, no_deal: 20", "value: 5, no_deal: 5")
    with pytest.raises(NoAnswerError, match="no package means anything to bob"):
        Portrait(case_of(text), "bob")
    with pytest.raises(NoAnswerError, match="is no reply"):
        Fit(Portrait(case_of(TEXT), "bob"), answers((50, 1, "perhaps")))


def test_unknown_scores_are_asked_about_too(case_of: Callable[[str], Case]) -> None:
    unknown = "unknown: {worth: 100, issues: {price: more, term: any}, no_deal: 30%}"
    portrait = Portrait(case_of(TEXT.replace("value: 20 * term, no_deal: 20", unknown)), "bob")
    before = portrait.scores(portrait.draw(2_000, np.random.default_rng(1)))[0][1][:, 0].mean()
    fit = Fit(portrait, answers((100, 1, "sign"), (100, 2, "sign"), (100, 3, "sign"), (0, 1, "never"), (0, 2, "never"), (0, 3, "never")))
    assert fit.weights @ portrait.scores(fit.draws)[0][1][:, 0] > before + 0.05


@pytest.mark.parametrize(("no_deal", "fitted"), [("", ["threshold"]), (", no_deal: 30%", ["threshold"]), (", no_deal: {low: 10%, likely: 30%, high: 60%}", [])])
def test_a_threshold_is_fitted_unless_no_deal_is_as_open(no_deal: str, fitted: list[str], case_of: Callable[[str], Case]) -> None:
    unknown = f"unknown: {{worth: 100, issues: {{price: more, term: any}}{no_deal}}}"
    portrait = Portrait(case_of(TEXT.replace("value: 20 * term, no_deal: 20", unknown)), "bob")
    assert [item.key for item in portrait.quantities if item.in_money] == fitted


@pytest.mark.parametrize(("reply", "said"), [("never", "No answer was a yes. So how much more they want is not known"), ("sign", "No answer was a no. So how much less they would still sign is not known")])
def test_answers_of_one_kind_say_what_they_leave_open(case_of: Callable[[str], Case], reply: str, said: str) -> None:
    portrait = Portrait(case_of(TEXT), "bob")
    given = answers((30, 1, reply), (90, 3, reply))
    lead = str(interview_document(Fit(portrait, given)).lead)
    assert said in lead
    assert "No contradictions" not in lead
    both = answers((30, 1, "never"), (90, 3, "sign"))
    assert "is not known" not in str(interview_document(Fit(portrait, both)).lead)


def test_no_package_is_asked_about_that_is_the_same_to_them_as_another(case_of: Callable[[str], Case]) -> None:
    fit = Fit(Portrait(case_of(TEXT.replace("stake: 0.1", "stake: 0").replace("20 * term", "20 * price")), "bob"))
    asked: list[Package] = []
    while question := next_question(fit, asked, apart=True):
        asked.append(question.package)
    assert sorted(package.values[0] for package in asked) == list(range(0, 101, 10)), "each price once, whatever the term"


def test_no_package_is_asked_about_of_which_the_answer_follows(case_of: Callable[[str], Case]) -> None:
    portrait = Portrait(case_of(TEXT.replace("stake: 0.1", "stake: 0").replace("20 * term", "20 * price")), "bob")
    fit = Fit(portrait, answers((60, 1, "sign"), (20, 3, "never"), (40, 2, "only_if")))
    asked: list[Package] = []
    while question := next_question(fit, asked, apart=True):
        asked.append(question.package)
    assert sorted(package.values[0] for package in asked) == [30, 50], "more than 60 is no worse, less than 20 no better"
