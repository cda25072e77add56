"""Room of Dalil: see ARCHITECTURE.md."""
