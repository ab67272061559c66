"""A product that is sold apart for desktops is another one there, as the machine's operating system shows."""

from datetime import date
from typing import Any

import ibis
import pytest

from backtable.inventory import MACHINES
from backtable.licensing.recognition._catalogue import on_desktops
from backtable.licensing.recognition._recognised import DEPLOYED, apart_on_desktops

BEFORE, SINCE = date(2023, 1, 22), date(2023, 1, 23)


def product_on(system: str | None, database: Any) -> str:
    machine = dict.fromkeys(MACHINES.names) | {"machine": "m", "os": system}
    row = dict.fromkeys(DEPLOYED) | {"product": "oracle.java", "machine": "m"}
    other = dict.fromkeys(DEPLOYED) | {"product": "oracle.weblogic", "machine": "m"}
    deployed, machines = ibis.memtable([row, other], schema=DEPLOYED), ibis.memtable([machine], schema=MACHINES)
    found = database.to_pyarrow(apart_on_desktops(deployed, machines, on_desktops(BEFORE))).column("product").to_pylist()
    assert "oracle.weblogic" in found
    (mine,) = (key for key in found if key != "oracle.weblogic")
    return str(mine)


@pytest.mark.parametrize(
    ("system", "desktop"),
    [
        ("Microsoft Windows 10 Enterprise", True),
        ("Microsoft Windows 11 (64-bit)", True),
        ("Windows XP Professional", True),
        ("Microsoft Windows 8.1", True),
        ("macOS 13.4", True),
        ("Apple Mac OS X 10.15", True),
        ("Microsoft Windows Server 2019 (64-bit)", False),
        ("Microsoft Windows 2000 Server", False),
        ("Red Hat Enterprise Linux 8", False),
        ("Ubuntu Linux", False),
        ("", False),
        (None, False),
    ],
)
def test_the_operating_system_tells_a_desktop(system: str | None, desktop: bool, database: Any) -> None:
    assert product_on(system, database) == ("oracle.java_desktop" if desktop else "oracle.java")


def test_since_java_is_sold_by_employee_nothing_is_told_apart() -> None:
    assert on_desktops(BEFORE) == {"oracle.java": "oracle.java_desktop"}
    assert not on_desktops(SINCE)
    assert not on_desktops()
