"""The public record, declared: one row type for each table, and how a row comes of the catalogue."""
