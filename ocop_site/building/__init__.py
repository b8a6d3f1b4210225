"""The foreman: from a content folder to a committed output folder."""
