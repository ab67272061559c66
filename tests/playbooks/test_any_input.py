"""Whatever stands in a `use` or in a playbook of one's own, the answer is a case or a message."""

from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backtable.errors import InputError
from backtable.files._build import build_case
from backtable.files._shape import CaseShape
from backtable.files._tree import Tree
from backtable.files._yaml import read_shape
from backtable.files.playbooks import Library, Playbook, built_in, read_playbook, write_out

WORDS = st.sampled_from([
    "sales-executive", "renewal", "discount-bands", "release-needs-counsel", "licences", "a", "p", "customer", "none", "yes", "5%", "€5k", "new *", "", "front(p)",
])  # fmt: skip
PARAMETERS = sorted({parameter.key for item in built_in().playbooks.values() for parameter in item.parameters})
KEYS = st.sampled_from(["playbook", "as", "without", "use", "low", "likely", "high", "chance", "name", "value", "interests", "when", "approve", *PARAMETERS])
VALUES = st.recursive(
    st.one_of(WORDS, st.floats(-9, 9), st.none()),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(KEYS, inner, max_size=4)),
    max_leaves=8,
)
USES = st.one_of(VALUES, st.builds(lambda name, rest: {**rest, "playbook": name}, WORDS, st.dictionaries(KEYS, VALUES, max_size=4)))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(USES, USES, USES, VALUES, VALUES)
def test_any_use_gives_a_case_or_a_message(top: Any, of_person: Any, of_rule: Any, section: Any, side: Any) -> None:
    data: dict[str, Any] = {
        "case": "X", "currency": "USD", "ours": "customer", "use": top, "facts": section,
        "issues": {"licences": {"from": 0.0, "to": 5.0}},
        "sides": {
            "customer": {"people": {"p": {"table": "front", "use": of_person}}, "authority": [{"use": of_rule}, {"approve": "p"}]},
            "supplier": side, "a": {"people": {"q": {"use": of_person}}},
        },
    }  # fmt: skip
    tree = Tree("c.yaml", data)
    write_out(tree)
    if not tree.problems:
        try:
            shape = CaseShape.model_validate(tree.data)
        except ValueError:  # says so with places when it comes from a file
            return
        with suppress(InputError):
            build_case(shape, tree)


PARTS = {
    "a number": "5", "a list": "[1, 2]", "a mapping of numbers": "{a: 1}", "nothing": "", "rules without anything": "[5, {}]",
    "an interest without a name": "{interests: [{value: 1}]}", "interests that are none": "{interests: 7}", "a formula that is none": "{a: 'x *'}",
}  # fmt: skip


@pytest.mark.parametrize("part", ["person", "facts", "assumptions", "define", "issues", "rules", "sides", "authority", "also"])
@pytest.mark.parametrize("value", PARTS.values(), ids=PARTS)
def test_any_playbook_is_read_or_refused(part: str, value: str) -> None:
    for of in ("person", "case", "authority"):
        head = f"playbook: x\nof: {of}\ntitle: X\nabout: X\nsources: {{me: {{title: I, date: 2026}}}}\ngives:\n  {part}: {value}\n"
        found: Playbook | None = None
        with suppress(InputError):
            found = read_playbook(Path("x.yaml"), head.encode())
        if found is None:
            continue
        text = f"case: X\nours: a\nplaybooks: .\nuse: {'x' if of == 'case' else []}\nissues: {{n: {{from: 0, to: 1}}}}\nsides: {{a: {{people: {{p: {{table: front}}}}}}, b: {{people: {{q: {{table: front}}}}}}}}\n"
        library = Library({"x": found})
        with pytest.MonkeyPatch.context() as patch, suppress(InputError):
            patch.setattr("backtable.files.playbooks._expand.with_own", lambda *_, library=library: library)
            read_shape("c.yaml", CaseShape, "a case", "", text.encode(), write_out)
