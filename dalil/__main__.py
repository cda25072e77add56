"""`python -m dalil`: the same as the command `dalil`."""

from dalil.cli import main

if __name__ == "__main__":
    main()
