"""`python -m podshivka` is the command `podshivka`."""

from podshivka.cli import main

main()
