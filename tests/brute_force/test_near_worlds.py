"""What is taken from a view in nearly the same worlds is what a view of its own gives."""

from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from backtable.value import Model, draw_worlds, enumerate_packages
from tests.oracles import examples, small_cases, written


@examples(60)
@given(case=small_cases(), data=st.data(), limit=st.sampled_from([None, 5]))
def test_a_view_near_another_values_as_one_of_its_own(case: dict[str, Any], data: st.DataObject, limit: int | None) -> None:
    read = written(case)
    model, codes = Model(read), enumerate_packages(read).codes
    near = model.view(draw_worlds(read, 40, 1, limit=limit))
    pinned = data.draw(st.sampled_from([item.key for item in read.assumptions] or [None]))
    worlds = draw_worlds(read, 40, 1, given={} if pinned is None else {pinned: 4.0}, limit=limit)
    ours, other = model.view(worlds, near=near), model.view(worlds)
    for side in read.sides:
        assert np.array_equal(ours.side_gain(side.key, codes), other.side_gain(side.key, codes))
        for person in side.people:
            assert np.array_equal(ours.perceived(person, codes), other.perceived(person, codes))
            assert np.array_equal(ours.yes(person, codes), other.yes(person, codes))
    assert np.array_equal(ours.acceptable(codes), other.acceptable(codes))
