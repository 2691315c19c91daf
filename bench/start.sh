#!/usr/bin/env bash
# From the start of the server to its first answer, and its memory at rest and under load, at 100,000 cases.
#   BENCH_CASES=100000   BENCH_SECONDS=5 of load
set -euo pipefail
. "$(dirname "$0")/common/centre.sh"
CASES=${BENCH_CASES:-100000} SECONDS_EACH=${BENCH_SECONDS:-5}
needs wrk sqlite3
cmake --build build/release --target onewindow >/dev/null

echo "growing to $CASES cases …"
simulated "$work/base"
grow "$CASES" "$work/base" "$work/data"

memory() { awk -v what="$1" '$1 == "VmRSS:" { now = $2 } $1 == "VmHWM:" { most = $2 } END { printf "%s: %d MB, at most %d MB (limit 150)\n", what, now / 1024, most / 1024 }' "/proc/$server/status"; }
for round in 1 2 3; do
  start=$(date +%s%N)
  build/release/onewindow serve --data "$work/data" --listen 127.0.0.1:18098 --log-level warn >"$work/serve.out" 2>"$work/serve.log" &
  server=$! url=http://127.0.0.1:18098
  until [[ $(curl -s -o /dev/null -w '%{http_code}' $url/api/v1/public/items?limit=1) == 200 ]]; do
    kill -0 "$server" && (($(date +%s%N) - start < 60000000000)) || { tail -5 "$work/serve.log"; exit 1; }
  done
  echo "first answer after $((($(date +%s%N) - start) / 1000000)) ms (limit 1000)"
  ((round == 3)) || stop
done
memory "after the first answer"
sign_in office
for path in 'cases?limit=20&open=true' 'registers/cases.ledger?limit=20' 'statistics/cases?by=department'; do
  wrk -t1 -c32 -d"${SECONDS_EACH}s" -H "Cookie: $COOKIE" "$url/api/v1/$path" >/dev/null
done
memory "after reading at 32 connections"
