"""The catalogue's own workbook: records into sheets, and what people changed in them back into records."""
