"""The relations of an estate: their columns and types."""

import ibis

# One row a machine: a physical server or workstation, a virtual machine, or a host that runs virtual machines.
MACHINES = ibis.schema(
    {
        "machine": "string",  # key: the name in lower case
        "name": "string",
        "kind": "string",  # physical, virtual or host
        "host": "string",  # key of the host that a virtual machine runs on
        "cluster": "string",
        "vcenter": "string",
        "os": "string",
        "processors": "int64",  # occupied sockets
        "cores": "int64",  # physical cores in all
        "vcpus": "int64",
        "cpu_model": "string",
        "powered": "boolean",
        "template": "boolean",
        "environment": "string",  # production, test, standby …, where the source says
        "serial": "string",
        "source": "string",  # file
        "place": "string",  # where in it, as in file:sheet:row
    }
)

# One row a title found on a machine.
INSTALLATIONS = ibis.schema(
    {
        "machine": "string",
        "title": "string",
        "version": "string",
        "publisher": "string",
        "users": "int64",  # people or devices that use it, where the source says
        "used": "boolean",  # false where the source shows it present and never used
        "source": "string",
        "place": "string",
    }
)
