"""What pages tell machines (schema.org, as JSON-LD): only what a record holds, only what time does not make false.

Things are drawn with the pages (`product`, `others`, `site`) and finished where all pages pass (`graph`). What is told
and what is left out, and why: docs/decisions/0016-what-machines-are-told.md.
"""
