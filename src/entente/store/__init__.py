"""Keeps values between runs. SQL's only home; no stage of the reading knows it."""

from entente.store.database import Store

__all__ = ["Store"]
