"""What a command needs before anything is imported: a process set up for one short piece of work."""

import ctypes
import os
import sys

STOPPED = 130
"""What a program ends with that Ctrl-C has ended."""
_TRIM, _MAP = -1, -3  # M_TRIM_THRESHOLD and M_MMAP_THRESHOLD in glibc's malloc.h


def main() -> None:
    """Run the command line."""
    try:
        set_up()
        from backtable.cli._main import main as run

        run()
    except KeyboardInterrupt:  # before a command has begun that could end otherwise
        print("Stopped.", file=sys.stderr)
        sys.exit(STOPPED)


def set_up() -> None:
    """Set the process up for one short piece of work; call it before numpy is imported.

    The libraries behind numpy get one thread, for blocks of packages share two already and their waiting would take the
    processor from others. Memory that arrays gave back is kept, as it is wanted again at once. Nobody's plugins are looked for that
    would change how pydantic reads a file: that takes time, and a case means the same everywhere.
    """
    for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(name, "1")
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    _keep_memory()


def _keep_memory() -> None:
    """Tell glibc to give nothing back below 1 GiB and to map nothing apart below 32 MiB; elsewhere nothing is done."""
    if not sys.platform.startswith("linux"):
        return
    try:
        mallopt = ctypes.CDLL(None).mallopt
    except (AttributeError, OSError):  # another C library
        return
    mallopt(_TRIM, 1 << 30)
    mallopt(_MAP, 32 << 20)

