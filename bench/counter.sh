#!/usr/bin/env bash
# Durable acceptances at 32 connections: OneWindow and Fastify 5 + better-sqlite3 (synchronous=FULL) on copies of one database,
# one after the other, twice each in turn. Prints both and the ratio; a peer that is absent is skipped with a word.
set -euo pipefail
cd "$(dirname "$0")/.."
SECONDS_EACH=${BENCH_SECONDS:-5} CASES=${BENCH_CASES:-70000} ROUNDS=${BENCH_ROUNDS:-2} CONNECTIONS=32
command -v wrk >/dev/null || { echo "skipped: wrk is not installed (Debian package wrk)"; exit 0; }
cmake --build build/release --target bench_prepare onewindow >/dev/null

work=$(mktemp -d "${TMPDIR:-/tmp}/onewindow-bench.XXXXXX")
server=
trap '[[ -z $server ]] || kill "$server" 2>/dev/null; rm -rf "$work"' EXIT
echo "preparing $CASES complete applications …"
build/release/bench_prepare "$work/data" "$CASES" >"$work/ids" 2>"$work/log" || { tail -5 "$work/log"; exit 1; }

field() { sed -n "s/^RESULT //p" "$1" | cut -d' ' -f"$2"; }
fire() {  # NAME URL
  IDS=$work/ids COOKIE=$COOKIE CSRF=$CSRF wrk -t1 -c$CONNECTIONS -d"${SECONDS_EACH}s" --latency -s bench/acceptance.lua "$2" >"$work/$1.out"
  printf '%-34s %8s acceptances/s   p50 %7s ms   p99 %7s ms   %s answered, %s errors\n' "$1" \
    "$(field "$work/$1.out" 1)" "$(field "$work/$1.out" 2)" "$(field "$work/$1.out" 3)" "$(field "$work/$1.out" 4)" "$(field "$work/$1.out" 5)"
}
fresh() { rm -rf "$work/run"; cp -r "$work/data" "$work/run"; sync; }
stop() { kill -TERM "$server"; wait "$server" 2>/dev/null || true; server=; }

ours() {
  fresh
  build/release/onewindow serve --data "$work/run" --listen 127.0.0.1:0 --log-level warn >"$work/serve.out" 2>"$work/serve.log" &
  server=$!
  for _ in $(seq 100); do grep -q http "$work/serve.out" && break; sleep 0.1; done
  local url; url=$(grep -o 'http://[0-9.:]*' "$work/serve.out")
  local answer; answer=$(curl -sS -D "$work/head" -H 'Content-Type: application/json' -d '{"login":"window01","password":"OneWindow-2026"}' "$url/api/v1/session")
  COOKIE=$(sed -n 's/^[Ss]et-[Cc]ookie: \([^;]*\).*/\1/p' "$work/head")
  CSRF=$(sed -n 's/.*"csrf":"\([^"]*\)".*/\1/p' <<<"$answer")
  fire "onewindow-$1" "$url"
  stop
  build/release/onewindow ledger verify --data "$work/run" --log-level warn | tail -1
}

peer() {
  fresh
  node bench/peers/counter/server.mjs "$work/run/onewindow.db" 18099 >"$work/peer.out" 2>&1 &
  server=$!
  for _ in $(seq 100); do grep -q ready "$work/peer.out" && break; sleep 0.1; done
  COOKIE=onewindow_session=bench CSRF=bench
  fire "fastify5-better-sqlite3-$1" http://127.0.0.1:18099
  stop
}

have_peer=yes
if ! (cd bench/peers/counter && { [[ -d node_modules ]] || npm install --no-audit --no-fund --silent >/dev/null 2>&1; }); then
  have_peer=no; echo "skipped the peer: fastify and better-sqlite3 cannot be installed here"
fi
for round in $(seq "$ROUNDS"); do
  ours "$round"
  [[ $have_peer == no ]] || peer "$round"
done
[[ $have_peer == yes ]] || exit 0
awk '/^RESULT/ { name = FILENAME; sub(/.*\//, "", name); kind = name ~ /^onewindow/ ? "o" : "p"; rate[kind] += $2; p99[kind] += $4; n[kind]++ }
  END { printf "ratio: %.2f × the throughput; p99 %.2f ms against %.2f ms (means of %d runs each)\n",
        (rate["o"] / n["o"]) / (rate["p"] / n["p"]), p99["o"] / n["o"], p99["p"] / n["p"], n["o"] }' "$work"/*.out
