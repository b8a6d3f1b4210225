"""Catalogue -> open data: the public record by a declared schema, as tables and as one file a record."""
