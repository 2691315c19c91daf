#!/usr/bin/env bash
# How long lists take at 10⁴ and 10⁵ cases on SQLite, at 10⁵ on PostgreSQL, and at 10⁶ on SQLite with BENCH_LARGE=1 (forty gigabytes):
# the curve must be flat, since lists page by keyset. A demonstration centre is simulated once; its cases are then copied in the
# database under ids of other nodes, with everything that registers read of them, a minute earlier each time. One connection, so
# that nothing waits.
#   BENCH_SIZES="10000"  other sizes     BENCH_POSTGRESQL="100000"     BENCH_SECONDS=2  for each list
set -euo pipefail
. "$(dirname "$0")/common/centre.sh"
SECONDS_EACH=${BENCH_SECONDS:-2}
SIZES=${BENCH_SIZES:-10000 100000}
[[ -z ${BENCH_LARGE:-} ]] || SIZES="$SIZES 1000000"
ON_POSTGRESQL=${BENCH_POSTGRESQL-100000}
needs wrk sqlite3
cmake --build build/release --target onewindow >/dev/null

declare -A took
lists=(
  '待办列表 work list|cases?limit=20&open=true'
  '红灯 red lights|cases?limit=20&open=true&light=red'
  '按姓名查 by name|cases?limit=20&search=NAME'
  '按收件号查 by number|cases?limit=20&search=NUMBER'
  '台账 ledger|registers/cases.ledger?limit=20'
  '台账按收件号查 ledger by number|registers/cases.ledger?limit=20&search=NUMBER'
  '台账第50页 ledger, page 50|registers/cases.ledger?limit=20&after=PAGE50'
  '台账按到期日 ledger by due date|registers/cases.ledger?limit=20&order=due_date&descending=false'
  '在办最早 oldest open|registers/cases.archive_open?limit=20&descending=false'
  '办结档案 finished|registers/cases.archive_finished?limit=20'
  '档案 papers|registers/cases.papers?limit=20'
  '超期 late|registers/cases.late?limit=20'
  '否决备案 denials|registers/cases.denials?limit=20'
  '文书按号 documents by number|registers/cases.documents?limit=20&order=number'
  '送达 services|registers/cases.services?limit=20'
  '送达按收件号 services by receipt|registers/cases.services?limit=20&order=receipt_number'
  '停计 stops|registers/cases.stops?limit=20'
  '统计30天（求和）statistics, a sum|statistics/cases?by=department'
)
encoded() { python3 -c 'import sys, urllib.parse; print(urllib.parse.quote(sys.argv[1], safe=""))' "$1"; }
field() { python3 -c 'import json, sys; print(json.load(sys.stdin)'"$1"')'; }

measure() {  # COLUMN, of the server that runs
  sign_in office
  get() { curl -sS -H "Cookie: $COOKIE" "$url/api/v1/$1"; }
  local page=registers/cases.ledger?limit=20 after=
  for _ in $(seq 49); do after=$(encoded "$(get "$page${after:+&after=$after}" | field '["next"]')"); done
  local first; first=$(get 'cases?limit=1')
  local number name; number=$(encoded "$(field '["items"][0]["receipt_number"]' <<<"$first")")
  name=$(encoded "$(field '["items"][0]["applicant_name"]' <<<"$first")")
  for list in "${lists[@]}"; do
    local path=${list#*|}
    path=${path/PAGE50/$after} path=${path/NUMBER/$number} path=${path/NAME/$name}
    local status; status=$(curl -sS -o "$work/answer" -w '%{http_code}' -H "Cookie: $COOKIE" "$url/api/v1/$path")
    [[ $status == 200 ]] || { echo "$path answered $status: $(cat "$work/answer")"; exit 1; }
    wrk -t1 -c1 -d"${SECONDS_EACH}s" --timeout 30s --latency -H "Cookie: $COOKIE" "$url/api/v1/$path" >"$work/wrk"
    took[$1|${list%%|*}]="$(awk '$1 == "50%" { p50 = $2 } $1 == "99%" { p99 = $2 } END { print p50 " / " p99 }' "$work/wrk")"
    # None was answered within that time: one is waited for.
    [[ ${took[$1|${list%%|*}]} != 0.00us* ]] || took[$1|${list%%|*}]="$(curl -sS -o /dev/null -w '%{time_total} s' -H "Cookie: $COOKIE" "$url/api/v1/$path")"
  done
  stop
}

columns=()
for size in $ON_POSTGRESQL; do
  start_postgres || break
  echo "simulating on PostgreSQL and growing to $size cases …"
  query "$postgres/postgres" -c 'create database centre'
  simulated "$work/base" --database "$postgres/centre"
  grow_postgres "$size" "$postgres/centre"
  serve "$work/base" --database "$postgres/centre"
  measure "$size PostgreSQL"
  columns+=("$size PostgreSQL")
  stop_postgres
  rm -rf "$work/base" "$work/pg"
done
echo "simulating …"
simulated "$work/base"
for size in $SIZES; do
  echo "growing to $size cases …"
  grow "$size" "$work/base" "$work/data"
  ls -sh "$work/data/onewindow.db" | cut -d' ' -f1
  serve "$work/data"
  measure "$size SQLite"
  columns+=("$size SQLite")
done
printf '\nlatency at one connection, p50 / p99, by the number of cases\n\n| list |'
for column in "${columns[@]}"; do printf ' %s |' "$column"; done
printf '\n| --- |'; for _ in "${columns[@]}"; do printf ' --- |'; done; echo
for list in "${lists[@]}"; do
  printf '| %s |' "${list%%|*}"
  for column in "${columns[@]}"; do printf ' %s |' "${took[$column|${list%%|*}]}"; done
  echo
done
