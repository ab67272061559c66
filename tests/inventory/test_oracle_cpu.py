"""What Oracle's CPU query prints on each system gives machines with processors, and the host of a partition."""

from pathlib import Path
from typing import Any

import pytest

from backtable.inventory import read_estate

DATA = Path(__file__).parent.parent / "data" / "oracle"
START = "[BEGIN SCRIPT INFO]\nScript Command user=ROOT\n[END SCRIPT INFO]\n[BEGIN SYSTEM INFO]\nMachine Name={name}\nOperating System Name={system}\nOperating System Release={release}\n{text}[END SYSTEM INFO]\n"
SOLARIS = """+ /usr/sbin/psrinfo -vp
The physical processor has 8 cores and 64 virtual processors (0-63)
  The core has 8 virtual processors (0-7)
    SPARC-T4 (chipid 0, clock 2848 MHz)
The physical processor has 8 cores and 64 virtual processors (64-127)
    SPARC-T4 (chipid 1, clock 2848 MHz)
+ set +xv
"""
OLD_SOLARIS = """The physical processor has 32 virtual processors (0-31)
  UltraSPARC-T1 (cpuid 0 clock 1000 MHz)
	core_id                         0|	state                           on-line
	core_id                         1|	state                           on-line
	core_id                         1|	state                           on-line
	core_id                         2|	state                           on-line
	core_id                         3|	state                           off-line
"""
X86_SOLARIS = """The physical processor has 10 cores and 20 virtual processors (0-19)
  x86 (GenuineIntel 306F2 family 6 model 63 step 2 clock 2600 MHz)
        Intel(r) Xeon(r) CPU E5-2660 v3 @ 2.60GHz
"""
GUEST = "DOMAINROLE|impl=LDoms|control=false|io=false|service=false|root=false\nDOMAINCONTROL|name=t5ctl\n"
AIX = """System Model: IBM,8205-E6C
Machine Serial Number: 06A2B3C
Processor Type: PowerPC_POWER7
Number Of Processors: 4
+ /usr/bin/lparstat -i
Node Name                                  : aix1
Type                                       : Shared-SMT-4
Mode                                       : Uncapped
Entitled Capacity                          : 2.00
Online Virtual CPUs                        : 4
Active Physical CPUs in system             : 16
"""
HPUX = """CPU info:
  2 Intel(R) Itanium(R) Processor 9340s (1.6 GHz, 20 MB)
          4.79 GT/s QPI, CPU version E0
          4 cores, 8 logical processors per socket
"""
OLD_HPUX = "   Number of enabled sockets = 4\n   Cores per socket = 2\n   processor model: 1 Intel(R) Itanium 2 9000 series\n"
CPU = "processor\t: {n}\nmodel name\t: Intel(R) Xeon(R) CPU\nphysical id\t: {s}\ncpu cores\t: {c}\nflags\t\t: fpu sse{more}\n\n"
WINDOWS = """Computer Name: WIN1
Operating System
  Caption: Microsoft Windows Server 2016 Standard
System
  Manufacturer: {maker}
  Model: {model}
  NumberOfProcessors: 2
  CPU NumberOfCores: 8
  CPU NumberOfCores: 8
"ProcessorNameString"="Intel(R) Xeon(R)  CPU E5-2620 v4 @ 2.10GHz"
"""
LSCPU = "Architecture:        x86_64\nCPU(s):              32\nThread(s) per core:  2\nCore(s) per socket:  8\nSocket(s):           2\nModel name:          AMD EPYC 7262 8-Core Processor\n"


def machines(folder: Path, text: str, name: str = "x-lms_cpuq.txt") -> tuple[dict[str, dict[str, Any]], tuple[str, ...]]:
    (folder / name).write_text(text)
    estate = read_estate([folder / name])
    return {row["machine"]: row for row in estate.machines.to_pyarrow().to_pylist()}, estate.sources[0].notes


def unix(system: str, text: str, release: str = "1", name: str = "box") -> str:
    return START.format(name=name, system=system, release=release, text=text)


@pytest.mark.parametrize(
    ("text", "processors", "cores", "model"),
    [
        (unix("SunOS", SOLARIS, "5.10"), 2, 16, "SPARC-T4"),
        (unix("SunOS", SOLARIS + SOLARIS, "5.10"), 2, 16, "SPARC-T4"),
        (unix("SunOS", OLD_SOLARIS, "5.10"), 1, 4, "UltraSPARC-T1 (cpuid 0 clock 1000 MHz)"),
        (unix("SunOS", X86_SOLARIS, "5.11"), 1, 10, "Intel(r) Xeon(r) CPU E5-2660 v3 @ 2.60GHz"),
        (unix("HP-UX", HPUX, "B.11.31"), 2, 8, "Intel(R) Itanium(R) Processor 9340"),
        (unix("HP-UX", OLD_HPUX, "B.11.23"), 4, 8, "Intel(R) Itanium 2 9000 series"),
        (unix("Linux", LSCPU), 2, 16, "AMD EPYC 7262 8-Core Processor"),
        (unix("Linux", "".join(CPU.format(n=n, s=n % 2, c=6, more="") for n in range(4))), 2, 12, "Intel(R) Xeon(R) CPU"),
    ],
)
def test_physical_machines(text: str, processors: int, cores: int, model: str, tmp_path: Path) -> None:
    found, _ = machines(tmp_path, text)
    assert list(found) == ["box"]
    assert (found["box"]["kind"], found["box"]["processors"], found["box"]["cores"]) == ("physical", processors, cores)
    assert found["box"]["cpu_model"] == model


def test_the_sample_file() -> None:
    estate = read_estate([DATA / "dbhost1-lms_cpuq.txt"])
    (row,) = estate.machines.to_pyarrow().to_pylist()
    assert (row["machine"], row["kind"], row["processors"], row["cores"]) == ("dbhost1", "physical", 2, 4)
    assert row["os"] == "Linux 5.4.17-2136.307.3.1.el8uek.x86_64"


@pytest.mark.parametrize("sign", [" hypervisor", "\n\tProduct Name: VMware Virtual Platform", "\n\tProduct Name: HVM domU"])
def test_a_virtual_machine_under_linux_has_virtual_processors_and_no_known_host(sign: str, tmp_path: Path) -> None:
    text = "".join(CPU.format(n=n, s=n, c=1, more=sign) for n in range(3))
    found, notes = machines(tmp_path, unix("Linux", text))
    assert (found["box"]["kind"], found["box"]["vcpus"], found["box"]["cores"]) == ("virtual", 3, None)
    assert notes == ("box is a virtual machine, and the query does not say on which host",)


def test_a_guest_domain_names_its_control_domain(tmp_path: Path) -> None:
    found, _ = machines(tmp_path, unix("SunOS", SOLARIS + GUEST, "5.11"))
    assert (found["box"]["kind"], found["box"]["host"], found["box"]["vcpus"]) == ("virtual", "t5ctl", 16)


def test_a_partition_of_aix_runs_on_the_server_of_its_serial_number(tmp_path: Path) -> None:
    found, notes = machines(tmp_path, unix("AIX", AIX, "7.1", "aix1"))
    assert (found["aix1"]["kind"], found["aix1"]["host"], found["aix1"]["vcpus"]) == ("virtual", "06a2b3c", 4)
    server = found["06a2b3c"]
    assert (server["kind"], server["cores"], server["processors"]) == ("host", 16, None)
    assert server["cpu_model"] == "PowerPC_POWER7"
    assert "hard partitioning" in notes[0]


@pytest.mark.parametrize(("model", "kind"), [("ProLiant DL360", "physical"), ("Virtual Machine", "virtual")])
def test_windows(model: str, kind: str, tmp_path: Path) -> None:
    found, _ = machines(tmp_path, WINDOWS.format(maker="Maker", model=model))
    row = found["win1"]
    assert (row["kind"], row["os"]) == (kind, "Microsoft Windows Server 2016 Standard")
    figures = (2, 16, None) if kind == "physical" else (None, None, 16)
    assert (row["processors"], row["cores"], row["vcpus"]) == figures
    assert row["cpu_model"] == "Intel(R) Xeon(R) CPU E5-2620 v4 @ 2.10GHz"


def test_several_machines_may_stand_in_one_file(tmp_path: Path) -> None:
    text = unix("SunOS", SOLARIS, name="one") + unix("HP-UX", HPUX, name="two") + WINDOWS.format(maker="x", model="y")
    found, _ = machines(tmp_path, text)
    assert {name: row["cores"] for name, row in found.items()} == {"one": 16, "two": 8, "win1": 16}


def test_lscpu_alone_is_the_machine_that_the_file_is_called_after(tmp_path: Path) -> None:
    found, notes = machines(tmp_path, LSCPU + "Hypervisor vendor:   KVM\n", "ora3.txt")
    assert (found["ora3"]["kind"], found["ora3"]["vcpus"]) == ("virtual", 32)
    assert "ora3, the name of the file, is taken" in notes[0]


def test_what_is_not_said_is_not_known(tmp_path: Path) -> None:
    found, notes = machines(tmp_path, unix("OSF1", "nothing\n"))
    assert (found["box"]["processors"], found["box"]["cores"]) == (None, None)
    assert notes == ("nothing is said of the cores of box",)
