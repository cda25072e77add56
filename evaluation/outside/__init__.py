"""Adapters from Dalil's coding to public sets made elsewhere; their texts stay outside the repository."""
