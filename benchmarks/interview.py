"""How well an interview recovers known people, and from how many answers.

    python benchmarks/interview.py [--people 12] [--answers 12] [--dry]

People are drawn from what the cases of the examples hold possible: a threshold, a stake, weights, and a world with what they
know. Each answers as the documented model of replies has it, some with twice as much noise as the interview reckons with.
Packages are chosen by what their answer is expected to tell, or at random, for the same people with the same dice.
It writes interview.md and interview.json beside this file.
"""

import argparse
import json
from pathlib import Path

import numpy as np
from backtable.files import read_case
from backtable.interview import REPLIES, Answer, Fit, Portrait, chances, next_question
from measure import machine

HERE = Path(__file__).resolve().parent
WHO = (
    ("over-deployment", "executive"),
    ("over-deployment", "ceo"),
    ("fairview-quest", "compliance_manager"),
    ("quest-nike", "account_manager"),
)
AT = (0, 1, 2, 4, 6, 8, 12)


def replies(portrait, truth, noise: float, random):
    """Give for every package of the portrait what the person would answer."""
    lead, band = portrait.lead(truth) / noise, portrait.band(truth) / noise
    each = chances(lead, band)[:, 0, :]
    dice = random.random(each.shape[1])
    return np.minimum((np.cumsum(each, axis=0) < dice).sum(axis=0), len(REPLIES) - 1), lead[0] * noise


def judged(fit, truth, lead) -> list[float]:
    """Give the errors: wrong yes or no, the threshold, the stake or weights, and whether the 90 % ranges hold them."""
    portrait = fit.portrait
    wrong = float(((fit.signs() > 0.5) != (lead >= 0)).mean())
    true, threshold, others, held = portrait.values(truth)[0], [], [], []
    for value, item, spread in zip(true, portrait.quantities, fit.spreads(), strict=True):
        held.append(float(spread.low <= value <= spread.high))
        if item.key == "threshold":
            threshold.append(abs(spread.middle - value) / (item.spread / 0.3))
        else:
            others.append(abs(np.log(spread.middle / value)))
    return [wrong, *(float(np.mean(row)) if row else np.nan for row in (threshold, others, held))]


def interviewed(portrait, truth, found, lead, informed: bool, most: int, random) -> list[list[float]]:
    """Give the errors before any answer and after each."""
    fit = Fit(portrait)
    rows = [judged(fit, truth, lead)]
    order = random.permutation(len(portrait.codes))
    for number in range(most):
        if informed:
            package = next_question(fit).package
        else:
            values = [issue.options[code] for issue, code in zip(portrait.case.issues, portrait.codes[order[number]], strict=True)]
            package = type(portrait.case.packages[0])(tuple(values))
        fit = fit.after(Answer(package, list(REPLIES)[found[fit.place(package)]]))
        rows.append(judged(fit, truth, lead))
    return rows


def main() -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--people", type=int, default=12)
    parser.add_argument("--answers", type=int, default=12)
    parser.add_argument("--dry", action="store_true")
    chosen = parser.parse_args()
    results = {}
    for place, (case, who) in enumerate(WHO):
        portrait = Portrait(read_case(HERE.parent / "examples" / case / "case.yaml"), who)
        for number in range(chosen.people):
            noise = 2.0 if number % 3 == 2 else 1.0
            truth = portrait.draw(1, np.random.default_rng([7, place, number]))
            found, lead = replies(portrait, truth, noise, np.random.default_rng([8, place, number]))
            for informed in (True, False):
                rows = interviewed(portrait, truth, found, lead, informed, chosen.answers, np.random.default_rng([9, place, number]))
                results.setdefault(informed, []).append(rows)
    means = {informed: np.nanmean(np.array(rows), axis=0) for informed, rows in results.items()}
    gaps = np.array(results[False]) - np.array(results[True])  # the same people with the same dice
    better = np.nanmean(gaps, axis=0)
    errors = np.nanstd(gaps, axis=0, ddof=1) / np.sqrt((~np.isnan(gaps)).sum(axis=0))
    measures = ("wrong yes or no", "threshold off", "stake and weights off")
    head = "| answers | " + " | ".join(f"{name} | at random | better by" for name in measures) + " | in the 90 % range |"
    lines = [head, "|---:|" + "---:|" * 10]
    for number in [item for item in AT if item <= chosen.answers]:
        cells = [str(number)]
        for column in range(3):
            values = [means[informed][number, column] for informed in (True, False)]
            cells += [f"× {np.exp(value):.2f}" if column == 2 else f"{value:.1%}" for value in values]
            cells.append(f"{better[number, column]:.1%} ± {errors[number, column]:.1%}")
        lines.append("| " + " | ".join([*cells, f"{means[True][number, 3]:.1%}"]) + " |")
    text = "\n".join(lines)
    print(text)
    if not chosen.dry:
        count = len(results[True])
        intro = (
            f"{count} simulated people of {len(WHO)} roles, a third of them with twice the noise that the interview reckons with. "
            "“Wrong”: share of the packages compared on which the person would answer otherwise than we then hold likelier. Thresholds are "
            "off by a share of the range of their gain, stakes and weights by a factor (geometric mean of the medians' errors). “Better by”: by how much chosen "
            "packages leave less than packages at random, of the same people with the same dice, with its standard error; of a factor, of its logarithm.\n"
        )
        (HERE / "interview.md").write_text(f"# What an interview recovers\n\n{intro}\n{text}\n", encoding="utf-8")
        kept = {"machine": machine(), "people": count}
        kept |= {("informed" if informed else "random"): rows.tolist() for informed, rows in means.items()}
        (HERE / "interview.json").write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
