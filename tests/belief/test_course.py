"""How beliefs moved is what is believed after each piece of evidence, one after the other."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from backtable.belief import Approved, Heard, Refused, ValueLearned, believe, follow, report
from backtable.case import Case, Expression, Package
from backtable.papers import beliefs_picture
from tests.belief.test_exact import ALL, NOISE, events, evidence
from tests.oracles import Bayes, Oracle, examples, small_cases, written


@examples(10)
@given(data=st.data())
def test_each_step_is_the_exact_posterior_of_the_evidence_up_to_it(data: st.DataObject) -> None:
    case = data.draw(small_cases())
    case["define"]["total_of_two"] = "u + v"
    oracle = Oracle(case)
    bayes = Bayes(oracle, {name: getattr(NOISE, name) for name in NOISE.__slots__})
    assume(all(bayes.scale(key) > 0 for key in oracle.people))
    kinds = data.draw(st.permutations([kind for kind in ALL if kind not in ("fact", "value")]))[:3]
    found = [data.draw(events(kind, case, oracle)) for kind in kinds]
    beliefs, courses = follow(written(case), [evidence(event) for event in found], NOISE)
    assert {item.name for item in courses} == beliefs.touched
    for course in courses:
        assert len(course.steps) == 4
        for count, step in enumerate(course.steps):
            posterior = bayes.posterior(found[:count]) if count else oracle.worlds
            wanted = sum(float(weight) * float(world[course.name]) for world, weight in posterior)
            assert step.mean == pytest.approx(wanted, abs=1e-5)


def test_the_last_step_is_what_is_believed_and_what_nothing_bears_on_has_no_course(sale: Case, demand: Package, middle: Package) -> None:
    items = [Refused("boss", middle), Heard("seller", Expression("cost > 40"), 0.8), Approved("boss", demand), ValueLearned("mood", 1.0)]
    beliefs, courses = follow(sale, items, worlds=4000)
    assert beliefs == believe(sale, items, worlds=4000)
    by_name = {item.name: item for item in courses}
    assert set(by_name) == beliefs.touched
    assert "commission" not in by_name
    found = report(beliefs, courses)
    for shift in found.shifts:
        if shift.reached:
            course = by_name[shift.name]
            assert len(course.steps) == 5
            assert course.steps[0].mean == pytest.approx(shift.before.mean, abs=5 * max(shift.error, 0.01))
            assert course.steps[-1].mean == pytest.approx(shift.after.mean, abs=5 * max(shift.error, 0.01))
    assert [step.mean for step in by_name["mood"].steps][-1] == pytest.approx(1)
    before, first, heard, *_ = (step.mean for step in by_name["cost"].steps)
    assert first < heard or not np.isclose(before, first)


def test_the_picture_draws_how_it_moved(sale: Case) -> None:
    items = [Heard("seller", Expression("cost > 40"), 0.9), Heard("boss", Expression("rival > 40"), 0.9)]
    chart = beliefs_picture(report(*follow(sale, items, worlds=500))).to_dict()
    text = str(chart)
    assert "after evidence no." in text
    assert "nine times out of ten" in text
    assert "after evidence no." not in str(beliefs_picture(report(believe(sale, items, worlds=500))).to_dict())
