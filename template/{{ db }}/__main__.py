"""`python -m` this folder is the command `db`."""

from .cli import main

if __name__ == "__main__":
    main()
