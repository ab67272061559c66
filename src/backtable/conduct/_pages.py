"""Rows read straight from the pages of an SQLite file, where SQLite itself cannot: whatever page is there is looked at by itself.

By the file format of SQLite (https://sqlite.org/fileformat2.html, sections 1.6, 2.1 and 2.3): leaves of tables, their cells,
and the chains of overflow pages in which long contents go on.
"""

from collections.abc import Iterator

Value = int | float | str | bytes | None
_LEAF = 0x0D
_FIRST_HEADER = 100
_USUAL_PAGE = 16_384
_SIZES = (0, 1, 2, 3, 4, 6, 8, 8, 0, 0)


def rows_in(raw: bytes) -> Iterator[tuple[Value, ...]]:
    """Give the columns of every row that lies in a readable leaf page; a row of which a page is missing is left out."""
    size, reserved = _page_size(raw)
    for number in range(-(-len(raw) // size)):
        page = raw[number * size : (number + 1) * size]
        start = _FIRST_HEADER if number == 0 else 0
        if len(page) < start + 8 or page[start] != _LEAF:
            continue
        for cell in range(int.from_bytes(page[start + 3 : start + 5])):
            place = start + 8 + 2 * cell
            try:
                payload = _payload(raw, page, int.from_bytes(page[place : place + 2]), size, size - reserved)
                yield _columns(payload)
            except (IndexError, ValueError):  # the page is damaged here; the other cells may be whole
                continue


def _page_size(raw: bytes) -> tuple[int, int]:
    """Give the size of a page, and how many bytes at its end are not used."""
    size = int.from_bytes(raw[16:18])
    size = 65_536 if size == 1 else size
    if size < 512 or size & (size - 1):
        return _USUAL_PAGE, 0
    return size, raw[20]


def _payload(raw: bytes, page: bytes, place: int, size: int, usable: int) -> bytes:
    """Give what a cell holds, with what lies in overflow pages.

    Raises:
        IndexError, ValueError: a page of it is missing, or it is no cell.
    """
    length, place = _varint(page, place)
    _, place = _varint(page, place)
    most = usable - 35
    if length <= most:
        found = page[place : place + length]
    else:
        least = (usable - 12) * 32 // 255 - 23
        local = least + (length - least) % (usable - 4)
        local = local if local <= most else least
        found = page[place : place + local]
        following = int.from_bytes(page[place + local : place + local + 4])
        seen: set[int] = set()
        while len(found) < length:
            if not following or following in seen:
                raise ValueError("the chain of overflow pages is broken")
            seen.add(following)
            begin = (following - 1) * size
            part = raw[begin : begin + usable]
            following = int.from_bytes(part[:4])
            found += part[4 : 4 + length - len(found)]
            if len(part) < 5:
                raise ValueError("an overflow page is missing")
    if len(found) != length:
        raise ValueError("part of it is missing")
    return found


def _columns(payload: bytes) -> tuple[Value, ...]:
    """Give the columns of a record.

    Raises:
        IndexError, ValueError: it is none.
    """
    end, place = _varint(payload, 0)
    kinds = []
    while place < end:
        kind, place = _varint(payload, place)
        kinds.append(kind)
    values: list[Value] = []
    place = end
    for kind in kinds:
        length = (kind - 12) // 2 if kind >= 12 else _SIZES[kind]
        part = payload[place : place + length]
        if len(part) != length:
            raise ValueError("a column is missing")
        values.append(_value(kind, part))
        place += length
    return tuple(values)


def _value(kind: int, part: bytes) -> Value:
    if kind >= 12:
        return part.decode() if kind % 2 else part
    if kind in (8, 9):
        return kind - 8
    return int.from_bytes(part, signed=True) if 1 <= kind <= 6 else None


def _varint(data: bytes, place: int) -> tuple[int, int]:
    """Give a number of one to nine bytes, and the place after it."""
    number = 0
    for count in range(9):
        byte = data[place + count]
        if count == 8:
            return number << 8 | byte, place + 9
        number = number << 7 | byte & 0x7F
        if byte < 0x80:
            return number, place + count + 1
    raise AssertionError(place)
