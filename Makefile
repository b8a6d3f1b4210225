# `make site` builds the catalogue, `make test` tests the project. Both need only Python >= 3.11 and make.
PYTHON ?= python3
PY = .venv/bin/python

.PHONY: site test example check lint docs messages language lock bench bench-check bench-serve bench-workbook bench-labels judge-labels judge-promises judge-prints judge-faults judge-libreoffice judge-search judge-lighthouse judge-html judge-payloads bench-search bench-fair clean
.DEFAULT_GOAL := site

site: .venv/run  ## build content/ into output/
	@$(PY) build.py
	@echo "Xem trang / look at it: output/index.html (mở thẳng bằng trình duyệt / opens straight from disk)"
	@echo "hoặc vừa sửa vừa xem / or, while editing: $(PY) build.py serve"

test: .venv/dev  ## the whole test suite on every core; names each test it skips for want of Chromium or Java
	@$(PY) -m pytest -n auto --dist loadfile --no-loadscope-reorder

example: .venv/run  ## the invented catalogue that shows every feature: examples/output/index.html
	@$(PY) build.py --content examples/content --output examples/output

check: .venv/run  ## every problem of the records, writes nothing
	@$(PY) build.py check

lint: .venv/dev  ## style, types and floors
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	.venv/bin/lint-imports

docs: .venv/dev  ## write the generated parts of docs/reference/
	$(PY) docs/generate.py

bench: .venv/dev  ## times and memory of the real catalogue and of 20,000 invented products
	$(PY) benchmarks/measure.py real
	$(PY) benchmarks/measure.py corpus --products 20000

bench-check: .venv/dev  ## how long `check` takes: the real catalogue and 20,000 invented products
	$(PY) benchmarks/check.py real
	$(PY) benchmarks/check.py corpus --products 20000

bench-serve: .venv/dev  ## from saving a file to the browser showing it, real catalogue and 20,000 products (needs Chromium)
	$(PY) benchmarks/serve.py real
	$(PY) benchmarks/serve.py corpus --products 20000 --runs 3

bench-workbook: .venv/dev  ## export and import of the workbook, real catalogue and 20,000 products
	$(PY) benchmarks/workbook.py real
	$(PY) benchmarks/workbook.py corpus --products 20000

bench-labels: .venv/dev  ## time of a sheet of labels and memory of 500; fails above what the project set itself
	$(PY) benchmarks/labels.py times
	$(PY) benchmarks/labels.py memory --sheets 500

judge-labels: .venv/dev  ## 10,000 worn labels before two readers (needs Debian's zbar-tools; some 15 minutes)
	$(PY) benchmarks/labels.py judge --labels 10000 --seed 1

judge-promises: .venv/dev  ## a thousand invented histories of five years: every printed code still opens its product
	$(PY) -m tests.promises.judge 1000

judge-prints: .venv/dev  ## 200 part-prints by the print page in Chromium: no place printed on twice
	PART_PRINTS=200 $(PY) -m pytest -q tests/site/test_part_prints.py

judge-lighthouse: .venv/dev  ## Lighthouse 12 as on a phone, five runs a page, seven kinds of pages in each language (needs Chromium, nginx, npm; a quarter of an hour)
	npm ci --silent --no-audit --no-fund --prefix tests/tools/lighthouse
	$(PY) -m tests.site.lighthouse

judge-html: .venv/dev  ## the Nu HTML checker over every page of the real catalogue and of the examples (needs Java)
	$(PY) -m tests.site.whole_html

judge-search: .venv/dev  ## 2,000 queries, and 400 of exact tones, typed into the real catalogue's search in Chromium, from http and from disk
	$(PY) -m tests.search.judge 2000 1

bench-search: .venv/dev  ## bytes and time of a first query over 20,000 products; fails above what the project set itself (needs Chromium, nginx)
	folder=$$(mktemp -d); $(PY) benchmarks/corpus.py $$folder/content --products 20000 --languages en && $(PY) benchmarks/search.py $$folder/content; \
	  failed=$$?; rm -rf "$$folder"; exit $$failed

bench-fair: .venv/dev  ## the pack of a fair of 250 booths and 1,200 products with photos, made and used without a network (needs Chromium, zbar-tools)
	$(PY) benchmarks/fair_pack.py

judge-payloads: .venv/dev  ## hostile texts in every field: every page that comes of them in Chromium, its policy switched off
	PAYLOAD_PAGES=all $(PY) -m pytest -q tests/site/test_payloads.py

judge-libreoffice: .venv/dev  ## the real catalogue's workbook, and the answers and annexes of imports, saved by LibreOffice and imported again (needs libreoffice-calc)
	$(PY) -m pytest -q -m libreoffice tests/writing/workbooks tests/commands/test_import_decision.py

judge-faults: .venv/dev  ## 400 faults of 257 kinds at once in a copy of the real catalogue: each is reported at its line, twice over
	$(PY) -m tests.faults.judge 400 1
	$(PY) -m tests.faults.judge 400 2

messages: .venv/dev  ## gather what is to be translated into templates/locale/*.po
	.venv/bin/pybabel -q extract -F pyproject.toml -k say -k say_many:1,1 --no-location --sort-output --no-wrap --omit-header -o templates/locale/messages.pot ocop_site templates
	for po in templates/locale/*.po; do .venv/bin/pybabel -q update --no-wrap --no-fuzzy-matching --ignore-obsolete -i templates/locale/messages.pot -l $$(basename $$po .po) -o $$po; done
	rm templates/locale/messages.pot

language: .venv/dev  ## a new file of messages to translate: make language TAG=fr
	.venv/bin/pybabel -q extract -F pyproject.toml -k say -k say_many:1,1 --no-location --sort-output --no-wrap --omit-header -o templates/locale/messages.pot ocop_site templates
	.venv/bin/pybabel -q init --no-wrap -i templates/locale/messages.pot -l $(TAG) -o templates/locale/$(TAG).po
	rm templates/locale/messages.pot

lock: .venv/dev  ## write requirements/*.txt anew (docs/how-to/relock.md)
	for name in run dev; do .venv/bin/uv pip compile --universal --generate-hashes --python-version 3.11 \
	  --no-emit-index-url --no-annotate --no-header --upgrade requirements/$$name.in -o requirements/$$name.txt; done

.venv/run: requirements/run.txt
	@test -x $(PY) || $(PYTHON) -m venv .venv
	@echo "Cài thư viện / installing libraries …"
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt
	@touch $@

.venv/dev: requirements/dev.txt .venv/run
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@

clean:  ## remove what can be made again
	rm -rf .cache examples/.cache
	find output examples/output -mindepth 1 -not -name .gitignore -delete 2>/dev/null || true
