#!/usr/bin/env bash
# A year of a county centre with 40,000 cases, played through the real use cases on SQLite (limit 180 s).
set -euo pipefail
. "$(dirname "$0")/common/centre.sh"
cmake --build build/release --target onewindow >/dev/null
start=$(date +%s%N)
build/release/onewindow simulate --data "$work/year" --seed 5 --days 365 --cases-per-day 168 --log-level error 2>/dev/null | head -1
awk -v ns="$(($(date +%s%N) - start))" 'BEGIN { printf "in %.1f s (limit 180)\n", ns / 1e9 }'
