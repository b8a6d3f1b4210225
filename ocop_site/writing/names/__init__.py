"""Names of producers and goods compared: which record a name means, or who has to be asked."""
