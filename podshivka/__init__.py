"""Podshivka's front door: the command line and the bundled region."""
