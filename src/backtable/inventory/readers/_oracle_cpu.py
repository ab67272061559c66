"""Processors as Oracle's CPU query prints them: `lms_cpuq.sh` on Unix and Linux, its like on Windows, and `lscpu` alone."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from backtable.inventory._found import Found
from backtable.inventory._register import reader
from backtable.inventory._source import Source

_FORM = (
    "Oracle License Management Services, lms_cpuq.sh 15.1 and 17: [BEGIN SYSTEM INFO], Machine Name=, and what /proc/cpuinfo, "
    "dmidecode, psrinfo -vp, virtinfo, lparstat -i, prtconf and machinfo print; on Windows Computer Name: and what WMI says"
)
_VIRTUAL = re.compile(r"virtual|vmware|domu|\bkvm\b|\bhvm\b|bochs|openstack|compute engine|\bxen\b|qemu|ahv", re.IGNORECASE)


@dataclass(slots=True)
class Processors:
    """What is known of one machine; None is not known."""

    os: str = ""
    processors: int | None = None
    cores: int | None = None
    model: str = ""
    virtual: bool = False
    vcpus: int | None = None
    host: str = ""
    host_cores: int | None = None
    note: str = ""


def _is_query(source: Source) -> bool:
    if source.is_workbook or source.is_parquet:
        return False
    head = source.text
    unix = "[BEGIN SYSTEM INFO]" in head and "\nMachine Name=" in head
    windows = re.search(r"^Computer Name: ", head, re.MULTILINE) and "NumberOfProcessors" in head
    alone = re.search(r"^Socket\(s\):\s+\d", head, re.MULTILINE) and re.search(r"^Architecture:", head, re.MULTILINE)
    return bool(unix or windows or alone)


def _parts(source: Source) -> Iterator[tuple[int, str]]:
    """Give each machine's part of the file with the line where it begins: files of several machines are often put together."""
    start, part = 1, list[str]()
    for number, line in source.lines():
        begins = line.startswith(("[BEGIN SCRIPT INFO]", "Computer Name: "))
        if begins and any(item.startswith(("Machine Name=", "Computer Name: ")) for item in part):
            yield start, "\n".join(part)
            start, part = number, []
        part.append(line.rstrip())
    yield start, "\n".join(part)


@reader("oracle-cpu", "Oracle's CPU query (text)", _FORM, _is_query)
def read(found: Found) -> None:
    """Read machines with their processors, and the host of a partition where it is named."""
    rows = 0
    for start, text in _parts(found.source):
        name = _first(text, r"^Machine Name=(.*)$") or _first(text, r"^Computer Name: (.*)$")
        if not name:
            name = found.source.path.stem
            found.notes.append(f"the text does not name its machine; {name}, the name of the file, is taken")
        rows += 1
        _machine(found, found.source.place(start), name, _processors(text))
    found.rows = rows


def _machine(found: Found, place: str, name: str, said: Processors) -> None:
    if said.host and said.host_cores:
        found.machine(
            place, said.host, "host", cores=said.host_cores, cpu_model=said.model, powered=True, template=False
        )
    found.machine(
        place,
        name,
        "virtual" if said.virtual else "physical",
        host=said.host,
        os=said.os,
        processors=None if said.virtual else said.processors,
        cores=None if said.virtual else said.cores,
        vcpus=(said.vcpus or said.cores) if said.virtual else None,
        cpu_model=said.model,
        powered=True,
        template=False,
    )
    if said.virtual and not said.host:
        found.notes.append(f"{name} is a virtual machine, and the query does not say on which host")
    elif not said.virtual and said.cores is None:
        found.notes.append(f"nothing is said of the cores of {name}")
    if said.note:
        found.notes.append(f"{name}: {said.note}")


def _processors(text: str) -> Processors:
    system = _first(text, r"^Operating System Name=(.*)$")
    ways: dict[str, Callable[[str], Processors]] = {"SunOS": _solaris, "AIX": _aix, "HP-UX": _hpux, "Linux": _linux}
    if system:
        said = ways[system](text) if system in ways else Processors()
        release = _first(text, r"^Operating System Release=(.*)$")
        said.os = f"{system} {release}".strip()
    else:
        said = _windows(text) if re.search(r"^Computer Name: ", text, re.MULTILINE) else _lscpu(text)
    said.model = " ".join(said.model.split())
    return said


def _first(text: str, pattern: str) -> str:
    match = re.search(pattern, text, re.MULTILINE)
    return match[1].strip() if match else ""


def _number(text: str, pattern: str) -> int | None:
    found = _first(text, pattern)
    return int(found) if found.isdigit() else None


def _linux(text: str) -> Processors:
    """Read /proc/cpuinfo and dmidecode; a guest shows the flag `hypervisor`, or what its maker calls the machine."""
    if re.search(r"^Socket\(s\):\s+\d", text, re.MULTILINE):
        said = _lscpu(text)
    else:
        cores: dict[str, int] = {}
        for block in re.split(r"\n\s*\n|(?=^processor\s*:)", text, flags=re.MULTILINE):
            socket, count = _first(block, r"^physical id\s*:\s*(\d+)"), _number(block, r"^cpu cores\s*:\s*(\d+)")
            if socket and count:
                cores[socket] = max(count, cores.get(socket, 0))
        said = Processors(
            processors=len(cores) or None,
            cores=sum(cores.values()) or None,
            model=_first(text, r"^model name\s*:\s*(.+)$") or _first(text, r"^cpu\s*:\s*(POWER.+)$"),
            vcpus=len(re.findall(r"^processor\s*:\s*\d+", text, re.MULTILINE)) or None,
            virtual=bool(re.search(r"^flags\s*:.*\bhypervisor\b", text, re.MULTILINE)),
        )
    product = _first(text, r"^\s*Product Name:\s*(.+)$")
    said.virtual = said.virtual or bool(_VIRTUAL.search(product))
    if not said.virtual and not product and _first(text, r"^Script Command user=(.*)$") not in ("", "ROOT"):
        said.note = "the query did not run as root, so that the maker of the machine is not known"
    return said


def _lscpu(text: str) -> Processors:
    sockets, each = _number(text, r"^Socket\(s\):\s*(\d+)"), _number(text, r"^Core\(s\) per socket:\s*(\d+)")
    return Processors(
        processors=sockets,
        cores=sockets * each if sockets and each else None,
        model=_first(text, r"^Model name:\s*(.+)$"),
        virtual=bool(_first(text, r"^Hypervisor vendor:\s*(.+)$")),
        vcpus=_number(text, r"^CPU\(s\):\s*(\d+)"),
    )


def _solaris(text: str) -> Processors:
    """Read psrinfo -vp; a guest domain names its control domain in virtinfo."""
    said = Processors()
    blocks = re.split(r"^The physical processor has ", text, flags=re.MULTILINE)[1:]
    seen: set[str] = set()
    cores = 0
    for block in blocks:
        numbers = block.partition(")")[0]
        if numbers in seen:
            continue  # psrinfo may stand twice in one file
        seen.add(numbers)
        stated = re.match(r"(\d+) cores? and \d+ virtual", block)
        listed = len(re.findall(r"^\s+The core has ", block, re.MULTILINE))
        alone = re.match(r"(\d+) virtual", block)
        cores += int(stated[1]) if stated else listed or (int(alone[1]) if alone else 0)
        names = [line.strip() for line in block.splitlines()[1:4] if line[:1].isspace() and "The core has" not in line]
        known = next((name for name in reversed(names) if re.search(r"intel|amd|xeon|opteron", name, re.IGNORECASE)), "")
        said.model = said.model or known or (names[0] if names else "")
    said.model = re.sub(r"\s*\(chipid.*", "", said.model)
    said.processors = len(seen) or None
    threads = set(re.findall(r"core_id\s+(\d+)", text))
    said.cores = len(threads) if threads and not any("core" in item for item in seen) else cores or None
    control = _first(text, r"^DOMAINCONTROL\|name=(.*)$")
    zone = _first(text, r"executed in the (\S+) zone")
    if re.search(r"^DOMAINROLE\|impl=LDoms\|control=false", text, re.MULTILINE) or zone:
        said.virtual, said.host = True, control
    return said


def _aix(text: str) -> Processors:
    """Read prtconf and lparstat -i: a partition runs on the server of its serial number."""
    online = _number(text, r"^Online Virtual CPUs\s*:\s*(\d+)")
    physical = _number(text, r"^Active Physical CPUs in system\s*:\s*(\d+)")
    serial = _first(text, r"^Machine Serial Number:\s*(\S+)$")
    model = _first(text, r"^Processor Type:\s*(.+)$")
    kind, mode = _first(text, r"^Type\s*:\s*(.+)$"), _first(text, r"^Mode\s*:\s*(.+)$")
    if not kind:
        return Processors(cores=_number(text, r"^Number Of Processors:\s*(\d+)"), model=model)
    capacity = _first(text, r"^Entitled Capacity\s*:\s*(.+)$") or "?"
    note = f"a partition ({kind}, {mode}) with an entitled capacity of {capacity}"
    return Processors(
        model=model,
        virtual=True,
        vcpus=online,
        host="" if serial.lower().startswith("not") else serial,
        host_cores=physical,
        note=f"{note}; where the contract accepts it as hard partitioning, fewer cores than the server's count",
    )


def _hpux(text: str) -> Processors:
    """Read machinfo, in the forms of HP-UX 11.31 and 11.23."""
    sockets = _number(text, r"^\s*Number of enabled sockets = (\d+)")
    each = _number(text, r"^\s*Cores per socket = (\d+)")
    if sockets and each:
        return Processors(
            processors=sockets, cores=sockets * each, model=_first(text, r"processor model:\s*\d*\s*(.+)$")
        )
    match = re.search(r"^CPU info:\s*\n\s+(\d+) (.+?) \(.*\n(?:.*\n){0,4}?\s+(\d+) cores, \d+ logical processors( per socket)?", text, re.MULTILINE)
    if match:
        sockets = int(match[1])
        return Processors(
            processors=sockets, cores=int(match[3]) * (sockets if match[4] else 1), model=re.sub(r"s$", "", match[2])
        )
    count = len(re.findall(r"^processor\s", text, re.MULTILINE))
    return Processors(processors=count or None, cores=count or None, model=_first(text, r"^(9000/\S+)$"))


def _windows(text: str) -> Processors:
    sockets = _number(text, r"NumberOfProcessors:\s*(\d+)")
    counts = [int(item) for item in re.findall(r"CPU NumberOfCores:\s*(\d+)", text)]
    cores = None
    if counts and sockets:
        cores = sum(counts) if len(counts) == sockets else counts[0] * sockets
    name = _first(text, r'ProcessorNameString"?\s*=\s*"?([^"\n]+)') or _first(text, r"CPU Name:\s*(.+)$")
    said = Processors(
        os=_first(text, r"^\s*Caption:\s*(.+)$"),
        processors=sockets,
        cores=cores,
        model=name,
        virtual=bool(_VIRTUAL.search(_first(text, r"^\s*Model:\s*(.+)$"))),
    )
    if cores is None and sockets:
        said.note = "Windows did not say how many cores a processor has"
    return said
