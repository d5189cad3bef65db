#!/bin/sh
# Everything that can be known without running the product. Each check runs; any of them fails the whole.
set -u

bin=.venv/bin
failed=""
check() { # check <name> <command…>
    name=$1
    shift
    if "$@"; then echo "ok    $name"; else failed="$failed $name"; echo "FAIL  $name" >&2; fi
}
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
export FENGQIAO_HOME="$home" DJANGO_SETTINGS_MODULE=fengqiao.project.settings
unset DATABASE_URL

check format "$bin/ruff" format --quiet --check .
check lint "$bin/ruff" check --quiet .
check types "$bin/mypy" --no-error-summary fengqiao/trunk fengqiao/engines fengqiao/ground
check imports "$bin/lint-imports" --no-cache --no-logo
check templates "$bin/djlint" --lint --quiet fengqiao
check house "$bin/python" -m tests.house.check
check migrations "$bin/python" -m django makemigrations --check --dry-run --verbosity 1
check settings "$bin/python" -m django check

[ -z "$failed" ] || { echo "Failed:$failed" >&2; exit 1; }
