"""The worked examples on `/du-lieu/`: programs that read the files beside them. Tests run them as printed there."""

from __future__ import annotations

PYTHON = """\
import csv

with open("products.csv", encoding="utf-8", newline="") as file:
    products = list(csv.DictReader(file))

in_force = [row for row in products if row["status"] in ("valid", "expiring", "extended")]
for row in in_force:
    print(row["code"], row["name"], row["stars"], row["status_sentence"], sep=" | ")
print(len(in_force), "/", len(products))
"""
SQL = """\
.import --csv products.csv products
.import --csv producers.csv producers
.mode csv
SELECT province_name, count(*) AS products, sum(status IN ('valid', 'expiring', 'extended')) AS in_force
FROM products GROUP BY province_name ORDER BY products DESC, province_name;
SELECT producers.name, count(*) AS products
FROM products JOIN producers ON products.producer = producers.code
GROUP BY producers.code ORDER BY products DESC, producers.name LIMIT 10;
"""
EXAMPLES = {"python": PYTHON, "sql": SQL}
