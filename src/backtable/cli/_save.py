"""Files written whole or not at all."""

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from backtable.errors import InputError, Place, Problem


def require_ending(path: Path | None, endings: tuple[str, ...], what: str) -> None:
    """Refuse a path of another ending, or one that cannot be written to, before anything is computed.

    Raises:
        InputError: saying which endings there are.
    """
    if path is None:
        return
    if path.suffix.lower() not in endings:
        expected = f"{', '.join(endings[:-1])} or {endings[-1]}" if len(endings) > 1 else endings[0]
        raise InputError([Problem(Place(str(path)), f"{what} cannot have this ending", expected)])
    if path.is_dir():
        raise InputError([Problem(Place(str(path)), f"{what} cannot be written here: this is a folder")])


def save(content: bytes, path: Path, what: str) -> None:
    """Write a file by way of a temporary one beside it, so that nobody ever sees half of it.

    Raises:
        InputError: it cannot be written.
    """
    temporary = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        os.chmod(temporary, 0o644)
        os.replace(temporary, path)
        temporary = None
    except OSError as error:
        raise InputError([Problem(Place(str(path)), f"{what} cannot be written ({error.strerror})")]) from error
    finally:  # after Ctrl-C, too
        if temporary:
            Path(temporary).unlink(missing_ok=True)


def save_folder(files: Mapping[str, bytes], folder: Path) -> None:
    """Write several files into a folder: all, or where one cannot be written, none.

    Raises:
        InputError: they cannot be written.
    """
    temporary: Path | None = None
    try:
        folder.mkdir(parents=True, exist_ok=True)
        temporary = Path(tempfile.mkdtemp(dir=folder, prefix=".backtable."))
        for name, content in files.items():
            (temporary / name).write_bytes(content)
        for name in files:
            os.replace(temporary / name, folder / name)
    except OSError as error:
        raise InputError([Problem(Place(str(folder)), f"the files cannot be written ({error.strerror})")]) from error
    finally:
        if temporary is not None:
            shutil.rmtree(temporary, ignore_errors=True)
