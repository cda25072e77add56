"""Dalil answers "What happened to an actor after an intervention?" from the reports themselves."""

__version__ = "0.1.0"
