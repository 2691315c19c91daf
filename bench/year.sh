#!/usr/bin/env bash
# A year of a county centre with 40,000 cases, played through the real use cases on SQLite (limit 180 s).
set -euo pipefail
cd "$(dirname "$0")/.."
cmake --build build/release --target onewindow >/dev/null
work=$(mktemp -d "${TMPDIR:-/tmp}/onewindow-bench.XXXXXX")
trap 'rm -rf "$work"' EXIT
start=$(date +%s%N)
build/release/onewindow simulate --data "$work/year" --seed 5 --days 365 --cases-per-day 168 --log-level error 2>/dev/null | head -1
printf 'in %.1f s (limit 180)\n' "$((($(date +%s%N) - start) / 100000000))e-1"
