"""Whether a machine is a physical one, a virtual one or a host of such: as a list words it, and as its maker and model tell."""

import re

import ibis
import ibis.expr.types as ir

MADE = ("maker", "model")
"""Who made a machine and what it is called: those that are simulated are called by what simulates them."""

# As PostgreSQL, RE2 and Python all read it; what makers call the machines that they simulate.
_SIMULATED = (
    "vmware|virtual machine|virtual platform|virtualbox|(^| )kvm( |$)|qemu|bochs|(^| )hvm( |$)|domu|openstack|compute engine|(^| )ec2( |$)|"
    "(^| )ahv( |$)|rhev|ovirt|bhyve|nutanix virtual"
)
_WORDS = {
    "virtual": (
        "virtual", "virtual machine", "virtual server", "vm", "guest", "virtuell", "virtuelle maschine", "virtueller server", "machine virtuelle", "virtuel",
        "1", "true", "yes",  # in a column that says whether a machine is virtual
    ),
    "host": ("host", "vm host", "virtual host", "virtualization host", "hypervisor", "esx host", "esxi host"),
    "physical": ("physical", "physical machine", "physical server", "bare metal", "physisch", "physique"),
}  # fmt: skip


def is_simulated(made: str) -> bool:
    """Say whether a maker and a model are those of a virtual machine.

    >>> is_simulated("VMware, Inc. VMware7,1"), is_simulated("HPE ProLiant DL380 Gen10")
    (True, False)
    """
    return bool(re.search(_SIMULATED, made.lower()))


def kind_of(worded: str, made: str) -> str:
    """Give the kind that a list and a machine's maker and model tell; empty where they tell none."""
    said = next((kind for kind, words in _WORDS.items() if worded.lower() in words), "")
    return said or ("virtual" if is_simulated(made) else "")


def kinds(worded: ir.StringValue, made: ir.StringValue | None) -> ir.StringValue:
    """Give what `kind_of` gives, of a whole column; null where it is empty."""
    said = [(worded.lower().isin(words), kind) for kind, words in _WORDS.items()]
    simulated = [(made.lower().re_search(_SIMULATED), "virtual")] if made is not None else []
    return ibis.cases(*said, *simulated, else_=ibis.null("string"))
