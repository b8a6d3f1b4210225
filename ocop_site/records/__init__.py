"""The desk: typed, frozen records and their one declaration of fields."""
