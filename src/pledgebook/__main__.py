"""`python -m pledgebook`, for where the command itself is not on the path."""

from pledgebook.faces.cli import main

if __name__ == "__main__":
    main()
