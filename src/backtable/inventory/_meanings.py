"""What columns of tables mean, told by their headings: those of usual exports and of Windows' own names, in three languages."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence

from backtable.inventory._kinds import MADE
from backtable.inventory._relations import INSTALLATIONS, MACHINES

PER_SOCKET = "cores_per_socket"
"""Cores of one processor: with the processors it gives the cores of a machine, where no column states these."""

EDITION = "edition"
"""Edition of what is installed, where the title does not state it: it is read behind the title."""

_OF_FILES = ("name", "source", "place")
MEANINGS: Mapping[str, tuple[str, ...]] = {
    "machines": (*(name for name in MACHINES.names if name not in _OF_FILES), PER_SOCKET, *MADE),
    "installations": (*(name for name in INSTALLATIONS.names if name not in _OF_FILES), EDITION),
}
"""Relation → what a column of a table may mean."""

_SHOWN = 12

# Headings as `_plain` gives them; of each meaning the first that a table has is taken.
_HEADINGS: Mapping[str, Sequence[str]] = {
    "machine": (
        "machine", "hostname", "computer name", "device name", "server name", "server", "computer", "device", "vm name", "vm", "system name", "machine name",
        "system", "fqdn", "dns name", "dns host name", "netbios name", "node", "rechnername", "rechner", "servername", "geratename", "gerat", "maschine",
        "nom de la machine", "nom du serveur", "nom de l ordinateur", "serveur", "ordinateur", "poste", "name", "nom", "host",
    ),
    "host": (
        "physical host", "virtual physical host name", "esx host", "esxi host", "hypervisor", "vm host", "host", "physischer host", "hote physique", "hote",
        "hyperviseur",
    ),
    "cluster": ("cluster", "cluster name", "grappe"),
    "vcenter": ("vcenter", "vi sdk server"),
    "os": ("os", "operating system", "os name", "operating system name", "caption", "betriebssystem", "systeme d exploitation"),
    "processors": (
        "processors", "sockets", "cpu sockets", "socket count", "processor count", "number of processors", "physical processors", "physical cpus", "cpus",
        "cpu sockel", "sockel", "anzahl sockel", "prozessoren", "anzahl prozessoren", "anzahl cpus", "processeurs", "nombre de processeurs", "nombre de sockets",
    ),
    PER_SOCKET: (
        "cores per socket", "cores per processor", "cores per cpu", "kerne je sockel", "kerne pro sockel", "kerne je prozessor", "kerne pro prozessor",
        "kerne je cpu", "kerne pro cpu", "coeurs par socket", "coeurs par processeur", "coeurs par cpu",
    ),
    "cores": (
        "cores", "core count", "number of cores", "total cores", "physical cores", "cpu cores", "processor cores", "kerne", "anzahl kerne", "kerne gesamt",
        "cpu kerne", "prozessorkerne", "coeurs", "nombre de coeurs", "coeurs physiques",
    ),
    "vcpus": ("vcpus", "vcpu", "virtual cpus", "virtual cores", "virtual processors", "virtuelle cpus", "virtuelle prozessoren", "processeurs virtuels"),
    "cpu_model": (
        "cpu model", "processor model", "processor name", "processor type", "cpu type", "cpu name", "processor", "prozessortyp", "prozessormodell",
        "prozessorname", "prozessor", "cpu typ", "cpu modell", "type de processeur", "modele de processeur", "processeur",
    ),
    "environment": ("environment", "stage", "usage", "umgebung", "environnement"),
    "serial": ("serial", "serial number", "serial no", "operating system serial number", "service tag", "seriennummer", "numero de serie"),
    "kind": ("kind", "type", "machine type", "is virtual", "typ", "art", "type de machine"),
    "powered": ("powered", "power state", "powered on", "eingeschaltet"),
    "template": ("template", "vorlage"),
    "title": (
        "title", "software", "software name", "software title", "product", "product name", "application", "application name", "display name", "sw name",
        "program", "program name", "programm", "programmname", "anwendung", "produkt", "produktname", "softwarename", "logiciel", "nom du logiciel",
        "programme", "produit", "nom du produit", "sql server product name",
    ),
    "version": ("version", "software version", "product version", "display version", "sw version", "vers", "ver", "release", "produktversion", "sql server version"),
    EDITION: ("edition", "product edition", "software edition", "sql server edition", "produktedition"),
    "publisher": ("publisher", "vendor", "manufacturer", "editor", "sw publisher", "maker", "hersteller", "herausgeber", "anbieter", "editeur", "fabricant", "fournisseur"),
    "maker": ("system manufacturer", "computer manufacturer", "hardware vendor", "hardware manufacturer", "make", "systemhersteller"),
    "model": ("model", "system model", "computer model", "hardware model", "machine model", "modell", "systemmodell", "modele"),
    "users": ("users", "user count", "number of users", "named users", "benutzer", "anzahl benutzer", "nutzer", "utilisateurs", "nombre d utilisateurs"),
    "used": ("used", "in use", "genutzt", "verwendet", "utilise"),
}  # fmt: skip


def meanings_of(headings: Iterable[str]) -> dict[str, str]:
    """Give meaning → the heading that seems to have it, each heading once."""
    plain = {_plain(name): name for name in headings}
    taken: dict[str, str] = {}
    for meaning, known in _HEADINGS.items():
        here = (plain[word] for name in known if (word := name.replace(" ", "")) in plain)
        if found := next((name for name in here if name not in taken.values()), None):
            taken[meaning] = found
    if "title" not in taken and "version" in taken and (name := plain.get("name")) and name not in taken.values():
        taken["title"] = name
    if "title" not in taken and "maker" not in taken and "publisher" in taken:  # nobody publishes what is no software
        taken["maker"] = taken.pop("publisher")
    return taken


def _plain(heading: str) -> str:
    """Give a heading in small letters and digits only, without accents: CPU-Modell, cpu_modell and CpuModell are one."""
    apart = unicodedata.normalize("NFKD", heading.replace("œ", "oe").replace("Œ", "oe"))
    return re.sub(r"[^a-z0-9]+", "", apart.lower())


def unread_note(headings: Iterable[str], read: Collection[str]) -> list[str]:
    """Say which columns were not read; nothing where all were."""
    known = {name.lower() for name in read}
    unread = [name for name in headings if name and name.lower() not in known]
    return [f"not read: the column{'s' if len(unread) > 1 else ''} {listed_headings(unread)}"] if unread else []


def missing_note(meanings: Collection[str]) -> list[str]:
    """Say which figures of machines no column gives, where these are needed to count what is licensed by processors."""
    missing = []
    if not {"cores", "vcpus"} & set(meanings) and not {"processors", PER_SOCKET} <= set(meanings):
        missing.append("the cores or vCPUs")
    if "cpu_model" not in meanings and "vcpus" not in meanings:
        missing.append("the processor model")
    return [f"no column gives {' or '.join(missing)} of the machines"] if missing else []


def listed_headings(headings: Sequence[str]) -> str:
    """Write headings one after the other, of many the first only."""
    more = len(headings) - _SHOWN
    return ", ".join(headings[:_SHOWN]) + (f" and {more} more" if more > 0 else "")
