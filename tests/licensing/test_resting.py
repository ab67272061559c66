"""While much is made, the collector of garbage rests; afterwards it is as it was."""

import gc
from threading import Barrier, Thread

import pytest

from backtable.licensing._resting import resting


@resting()
def failing() -> None:
    assert not gc.isenabled()
    with resting():
        assert not gc.isenabled()
    assert not gc.isenabled()
    raise ValueError("within")


def test_it_rests_within_and_works_after_also_where_something_fails() -> None:
    assert gc.isenabled()
    with pytest.raises(ValueError, match="within"):
        failing()
    assert gc.isenabled()


def test_it_works_again_when_the_last_of_several_threads_is_done() -> None:
    inside, leave = Barrier(3), Barrier(2)
    seen: list[bool] = []

    def first() -> None:
        with resting():
            inside.wait()

    def last() -> None:
        with resting():
            inside.wait()
            leave.wait()

    threads = [Thread(target=first), Thread(target=last)]
    for thread in threads:
        thread.start()
    inside.wait()
    threads[0].join()
    seen.append(gc.isenabled())
    leave.wait()
    threads[1].join()
    assert (*seen, gc.isenabled()) == (False, True)


def test_who_has_put_it_to_rest_himself_finds_it_so() -> None:
    gc.disable()
    try:
        with resting():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
