"""The search: what of a product can be found, the index of it in files that a page loads one by one, and that page."""
