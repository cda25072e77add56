"""Layers of places that a user imports, and the look-up of a name in all layers at once."""
