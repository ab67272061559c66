"""`python -m backtable`: the command where no script of that name is on the path."""

from backtable.cli import main

if __name__ == "__main__":
    main()
