"""Write every snapshot anew: `make snapshots`, after a change of an expression that is meant; then read the difference."""

import shutil

from .expressions import SQL, compiled, names, path_of


def main() -> None:
    """Write them."""
    shutil.rmtree(SQL, ignore_errors=True)
    for name in names():
        for dialect, text in compiled(name):
            path = path_of(dialect, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    print(f"Wrote the snapshots: {SQL}")


if __name__ == "__main__":
    main()
