"""Seeded faults in a copy of the real catalogue, and a judge of what `check` says of them."""
