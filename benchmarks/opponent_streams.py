"""Streams of bids: agents of NegMAS and of its Genius library played against each other, with fixed seeds.

    python opponent_streams.py FOLDER

writes one JSON file for each scenario: who played whom, and every offer with its relative time. A negotiation in which
an agent fails is left out and counted.
"""

import importlib
import json
import random
import sys
import warnings
from pathlib import Path

import numpy as np
from opponent_scenarios import HELD_OUT, HELD_OUT_AGENTS, SEED, STEPS, TUNING, TUNING_AGENTS, Scenario, read


def ufun(scenario: Scenario, party: int, issues):
    """Give a party's utility function for NegMAS."""
    from negmas.preferences import LinearAdditiveUtilityFunction
    from negmas.preferences.value_fun import TableFun

    wants = scenario.parties[party]
    tables = [
        TableFun(dict(zip(values, row, strict=True)))
        for (_, values), row in zip(scenario.issues, wants.scores, strict=True)
    ]
    return LinearAdditiveUtilityFunction(tables, weights=list(wants.weights), issues=issues, reserved_value=0.0)


def issues_of(scenario: Scenario):
    """Give the issues for NegMAS."""
    from negmas.outcomes import make_issue

    return [make_issue(name=name, values=list(values)) for name, values in scenario.issues]


def agent(name: str):
    """Give an agent's class."""
    library, _, kind = name.partition(":")
    return getattr(importlib.import_module({"negmas": "negmas.sao", "genius": "negmas_genius_agents"}[library]), kind)


def play(scenario: Scenario, names: tuple[str, str], seed: int):
    """Give every offer of one negotiation: (who, relative time, option numbers)."""
    from negmas.sao import SAOMechanism

    random.seed(seed)
    np.random.seed(seed % 2**32)
    issues = issues_of(scenario)
    mechanism = SAOMechanism(issues=issues, n_steps=STEPS, ignore_negotiator_exceptions=False)
    for party, name in enumerate(names):
        mechanism.add(agent(name)(name=f"p{party}"), ufun=ufun(scenario, party, issues))
    ids = [item.id for item in mechanism.negotiators]
    mechanism.run()
    values = [{value: code for code, value in enumerate(values)} for _, values in scenario.issues]
    offers = []
    for entry in mechanism.full_trace:
        if entry.offer is not None and entry.negotiator in ids:
            codes = [table[value] for table, value in zip(values, entry.offer, strict=True)]
            offers.append((ids.index(entry.negotiator), float(entry.relative_time), codes))
    return offers


def pairings(agents: tuple[str, ...], seed: int) -> list[tuple[str, str]]:
    """Let everybody play once on each side, against somebody drawn."""
    shuffled = [agents[index] for index in np.random.default_rng(seed).permutation(len(agents))]
    return list(zip(shuffled, [*shuffled[1:], shuffled[0]], strict=True))


def main() -> None:
    """Play everything and write it."""
    warnings.simplefilter("ignore")
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for groups, agents in ((TUNING, TUNING_AGENTS), (HELD_OUT, (*TUNING_AGENTS, *HELD_OUT_AGENTS))):
        for number, group in enumerate(groups):
            path = folder / f"{group.name.replace(' ', '-')}.json"
            scenario = read(group)
            if scenario is None or path.exists():
                continue
            played = []
            for index, names in enumerate(pairings(agents, SEED + number)):
                try:
                    offers = play(scenario, names, SEED + 1000 * number + index)
                except Exception as error:
                    print(f"{group.name}: {names} failed: {type(error).__name__}: {error}", file=sys.stderr)
                    continue
                played.append({"agents": names, "offers": offers})
                print(group.name, names, len(offers), file=sys.stderr)
            path.write_text(json.dumps(played), encoding="utf-8")


if __name__ == "__main__":
    main()
