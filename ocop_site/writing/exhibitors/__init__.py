"""The list of exhibitors of a fair, as its organiser keeps it: a workbook that becomes the booths of the fair."""
