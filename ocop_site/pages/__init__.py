"""The drawing office: the addresses and contexts of every file that will exist."""
