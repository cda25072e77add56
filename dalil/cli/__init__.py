"""The command line."""

from dalil.cli.commands import app, main

__all__ = ["app", "main"]
