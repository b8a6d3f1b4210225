"""The engine of the OCOP catalogue: from records to pages.

Read the floors from the ground up: problems, vietnamese, digests; reading; records; catalogue; pages;
making, exports and writing; building; commands. Imports go down only.
"""
