#!/bin/sh
# The whole suite: on SQLite with the journeys, then on PostgreSQL without them. The first failure ends it,
# so that the last thing printed is always pytest's own summary of the run that decided.
set -eu

python=.venv/bin/python
marks=""
for browser in chromium chromium-browser google-chrome; do
    command -v "$browser" >/dev/null 2>&1 && marks="found"
done

if [ -n "$marks" ]; then
    env -u DATABASE_URL "$python" -m pytest -q -n 2 --dist worksteal
else
    echo "LEFT OUT: journeys (no Chromium)" >&2
    env -u DATABASE_URL "$python" -m pytest -q -n 2 --dist worksteal -m "not journey"
fi

if ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null 2>&1; then
    # What asks no database cannot differ between engines: plain Python, papers, styles, guards that read sources.
    # The walks of forms sent again ask what pages say; the key and its table are tried on both engines by
    # the tests of forms_sent beside them. What a page says to whoever comes second, or presses a form of a void
    # record, likewise: marks are compared and steps refused in plain Python. How work grows is a matter of plain
    # Python, headers of the middleware; which button Enter presses, of a page; a slow sender, of sockets. What a form
    # says is cleaned before any view reads it. That each form is taken by PostgreSQL too, the walk of those who are
    # signed out asks there (test_signed_out.py), and who may see what, the walks of the doors. The pages of docs that
    # are executed (new field, new matter) take SQLite of their own, whatever the suite runs on.
    "$python" -m tests.postgres "$python" -m pytest -q -n 2 --dist worksteal -m "not journey" \
        --ignore=fengqiao/ground --ignore=fengqiao/engines/papers --ignore=fengqiao/ui \
        --ignore=tests/house/test_planted.py --ignore=tests/house/test_house.py \
        --ignore=tests/house/test_sent_again.py --ignore=tests/house/test_registers_sent_again.py \
        --ignore=tests/house/test_two_people_forms.py --ignore=tests/house/test_two_people_registers.py \
        --ignore=tests/house/test_void.py --ignore=tests/house/test_new_field.py --ignore=tests/house/test_new_matter.py \
        --ignore=tests/house/test_headers.py --ignore=tests/house/test_tampered.py \
        --ignore=tests/house/test_enter.py --ignore=tests/house/test_texts.py \
        --ignore=tests/durability/test_slow_senders.py \
        --ignore=fengqiao/reports/reconcile/tests/test_growth.py
else
    echo "LEFT OUT: PostgreSQL (not installed)" >&2
fi
