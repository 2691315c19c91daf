#!/usr/bin/env bash
# The counter at 32 connections: durable acceptances, one case read, a list of twenty. OneWindow on SQLite and on PostgreSQL, and
# Fastify 5 + better-sqlite3 (synchronous=FULL) on copies of one database, one after the other, in turn. Beside it the same SQL in a
# bare loop without HTTP: what the database alone allows. Acceptances are measured on this machine's disk and on one that takes
# two milliseconds longer to store what it acknowledges: where a sync costs next to nothing, a commit a request does, too.
#   BENCH_SECONDS=5   BENCH_CASES=40000   BENCH_ROUNDS=2   BENCH_SYNC_MS="0 2"
set -euo pipefail
. "$(dirname "$0")/common/centre.sh"
SECONDS_EACH=${BENCH_SECONDS:-5} CASES=${BENCH_CASES:-40000} ROUNDS=${BENCH_ROUNDS:-2} SYNCS=${BENCH_SYNC_MS:-0 2} CONNECTIONS=32
needs wrk clang-19
cmake --build build/release --target bench_prepare bench_bare onewindow >/dev/null
clang-19 -shared -fPIC -O2 -o "$work/slow_sync.so" bench/common/slow_sync.c -ldl
export IDS=$work/ids FIRST=2000

echo "preparing $CASES complete applications …"
build/release/bench_prepare "$work/data" "$CASES" >"$IDS" 2>"$work/log" || { tail -5 "$work/log"; exit 1; }
peer=yes pg=yes
(cd bench/peers/counter && { [[ -d node_modules ]] || npm install --no-audit --no-fund --silent >/dev/null 2>&1; }) ||
  { peer=; echo "skipped the peer: fastify and better-sqlite3 cannot be installed here"; }
[[ -x $pg_bin/initdb ]] || { pg=; echo "skipped PostgreSQL: it is not installed (Debian package postgresql-15)"; }

results=$work/results
mkdir "$results"
fire() {  # WHO WHAT SCRIPT: adds "answers/s p50 p99 answers errors bytes" to $results/WHO.WHAT
  wrk -t1 -c$CONNECTIONS -d"${SECONDS_EACH}s" --latency -s "$3" "$url" | sed -n 's/^RESULT //p' >>"$results/$1.$2"
  awk -v who="$1" -v what="$2" 'END { printf "%-28s %-12s %7s/s   p50 %7s ms   p99 %8s ms   %s answers of %s bytes, %s errors\n", who, what, $1, $2, $3, $4, $6, $5 }' "$results/$1.$2"
}
accept() { fire "$1" "accept.$2" bench/acceptance.lua; }
read_all() { READ=case fire "$1" case bench/reading.lua; READ='/api/v1/cases?limit=20&open=true' fire "$1" list bench/reading.lua; }
slowly() { SYNC_MS=$1 LD_PRELOAD=$work/slow_sync.so "${@:2}"; }
fresh() { rm -rf "$work/run"; cp -r "$work/data" "$work/run"; sync; }

# Reading is of cases that have been accepted, in the first round; what was accepted is the first of the list.
with_sqlite() {  # SYNC ROUND
  fresh
  slowly "$1" serve "$work/run"
  sign_in window01
  accept onewindow-sqlite "$1"
  [[ $1 != "${SYNCS%% *}" ]] || read_all onewindow-sqlite
  stop
  build/release/onewindow ledger verify --data "$work/run" --log-level warn | tail -1
}
with_peer() {
  fresh
  env SYNC_MS="$1" LD_PRELOAD="$work/slow_sync.so" node bench/peers/counter/server.mjs "$work/run/onewindow.db" 18099 >"$work/peer.out" 2>&1 &
  server=$! url=http://127.0.0.1:18099
  for _ in $(seq 100); do ! grep -q ready "$work/peer.out" || break; sleep 0.1; done
  COOKIE=onewindow_session=bench CSRF=bench accept fastify5-better-sqlite3 "$1"
  [[ $1 != "${SYNCS%% *}" ]] || COOKIE=onewindow_session=bench read_all fastify5-better-sqlite3
  stop
}
# The template is prepared once; each run has its own copy of it.
with_postgres() {
  start_postgres SYNC_MS="$1" LD_PRELOAD="$work/slow_sync.so"
  if [[ ! -s $work/pg.ids ]]; then
    query "$postgres/postgres" -c 'create database prepared'
    build/release/bench_prepare "$work/pgdata" $((CASES / 2)) "$postgres/prepared" >"$work/pg.ids" 2>"$work/log" || { tail -5 "$work/log"; exit 1; }
  fi
  query "$postgres/postgres" -c 'set client_min_messages = warning' -c 'drop database if exists run' -c 'create database run template prepared' -c checkpoint
  serve "$work/pgdata" --database "$postgres/run"
  sign_in window01
  IDS=$work/pg.ids accept onewindow-postgresql "$1"
  [[ $1 != "${SYNCS%% *}" ]] || IDS=$work/pg.ids read_all onewindow-postgresql
  stop
  stop_postgres
}

chmod 755 "$work" "$work/slow_sync.so"
for sync in $SYNCS; do
  echo "with $sync ms more for each sync:"
  for round in $(seq "$ROUNDS"); do
    with_sqlite "$sync"
    [[ -z $peer ]] || with_peer "$sync"
    [[ -z $pg ]] || with_postgres "$sync"
  done
done

echo "the same SQL in a bare loop:"
for sync in $SYNCS; do
  rm -rf "$work/bare"; cp -r "$work/data" "$work/bare"; sync
  slowly "$sync" build/release/bench_bare "$work/bare" $((CASES / 4)) <"$IDS" >"$results/bare.$sync"
done

mean() { [[ ! -s $1 ]] || awk -v field="$2" '{ sum += $field } END { printf "%.2f", sum / NR }' "$1"; }
row() {  # WHO
  printf '| %s |' "$1"
  local what
  for what in $(printf 'accept.%s ' $SYNCS) case list; do
    [[ -s $results/$1.$what ]] && printf ' %.0f, %s |' "$(mean "$results/$1.$what" 1)" "$(mean "$results/$1.$what" 3)" || printf ' |'
  done
  echo
}
printf '\nanswers/s and p99 in ms, means of %s runs\n\n| |' "$ROUNDS"
for sync in $SYNCS; do printf ' acceptance, sync + %s ms |' "$sync"; done
printf ' one case | list of 20 |\n|'; for _ in $SYNCS 1 2 3; do printf ' --- |'; done; echo
for who in onewindow-sqlite onewindow-postgresql fastify5-better-sqlite3; do row $who; done
echo
for sync in $SYNCS; do
  read -r statements use_case by_32 by_1 <"$results/bare.$sync"
  printf 'sync + %s ms: %s statements an acceptance; in a bare loop %s/s with 32 to a commit, %s/s with one; we reach %.0f %% of the first over HTTP\n' \
    "$sync" "$statements" "$by_32" "$by_1" "$(awk -v ours="$(mean "$results/onewindow-sqlite.accept.$sync" 1)" -v limit="$by_32" 'BEGIN { print 100 * ours / limit }')"
done
echo "the use case without HTTP and without waiting for the disk: $use_case/s"
[[ -n $peer ]] || exit 0
for what in $(printf 'accept.%s ' $SYNCS) case list; do
  printf 'ratio to fastify5-better-sqlite3, %s: %.1f × (goal %s), p99 %s ms against %s ms\n' "$what" \
    "$(awk -v ours="$(mean "$results/onewindow-sqlite.$what" 1)" -v theirs="$(mean "$results/fastify5-better-sqlite3.$what" 1)" 'BEGIN { print ours / theirs }')" \
    "$([[ $what == accept* ]] && echo 5 || echo 1.5)" "$(mean "$results/onewindow-sqlite.$what" 3)" "$(mean "$results/fastify5-better-sqlite3.$what" 3)"
done
