"""New and changed content files: tables turned into records, codes given, ledgers appended. Below the commands only."""
