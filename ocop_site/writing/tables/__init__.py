"""Tables in our own columns: rows judged, joined and turned into new records, each with its receipt."""
