"""The letterbox: files of the content folder become text and plain data in which every value knows its line.

Start at `folder.read_content`; `record_files` reads one record, `yaml_text` its YAML, `tables` a CSV file.
"""
