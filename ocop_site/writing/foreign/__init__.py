"""Other people's tables: found in their sheets, read as they were meant, matched with what the catalogue knows."""
