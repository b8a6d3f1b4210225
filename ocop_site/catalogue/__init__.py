"""The registry: records linked, cross-checked and given their status for a day. Immutable, no I/O."""
