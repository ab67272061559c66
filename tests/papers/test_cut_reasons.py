"""A text that is cut ends before its reason, where a word or two of that would be left."""

from backtable.papers.record._room import Room


def test_a_reason_is_not_cut_where_it_begins() -> None:
    room = Room(entries=4, below=4, text=40)
    assert room.short("change offer 8, which the cto refused: I do not pay a penalty of half") == "change offer 8, which the cto refused …"
    assert room.short("offer 8: I do not pay a penalty of half of all that") == "offer 8: I do not pay a penalty of half …"
    assert room.short("offer 8: too dear") == "offer 8: too dear"
