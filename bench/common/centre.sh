# For benches to source after `set -euo pipefail`: a folder for their work, a server on a free port, a demonstration centre,
# the same with more cases, a PostgreSQL. What they leave is removed when they end.

cd "$(dirname "${BASH_SOURCE[0]}")/../.."
work=$(mktemp -d "${TMPDIR:-/tmp}/onewindow-bench.XXXXXX")
server= postgres=
end() { [[ -z $server ]] || kill "$server" 2>/dev/null || true; stop_postgres; rm -rf "$work"; }
trap end EXIT
trap 'exit 130' INT TERM HUP

needs() {  # TOOL…: Debian packages of the same name
  local tool
  for tool in "$@"; do command -v "$tool" >/dev/null || { echo "skipped: $tool is not installed (Debian package $tool)"; exit 0; }; done
}

# ---- a server -------------------------------------------------------------------------------------------------------------------

# serve FOLDER [FLAG…]: starts OneWindow and waits until it listens; its address is $url.
serve() {
  build/release/onewindow serve --data "$1" --listen 127.0.0.1:0 --log-level warn "${@:2}" >"$work/serve.out" 2>"$work/serve.log" &
  server=$!
  for _ in $(seq 600); do
    ! grep -q http "$work/serve.out" || break
    kill -0 "$server" 2>/dev/null || { tail -5 "$work/serve.log"; exit 1; }
    sleep 0.05
  done
  url=$(grep -o 'http://[0-9.:]*' "$work/serve.out")
}
stop() { kill -TERM "$server"; wait "$server" 2>/dev/null || true; server=; }
sign_in() {  # LOGIN: sets COOKIE and CSRF
  local answer
  answer=$(curl -sS -D "$work/head" -H 'Content-Type: application/json' -d "{\"login\":\"$1\",\"password\":\"OneWindow-2026\"}" "$url/api/v1/session")
  COOKIE=$(sed -n 's/^[Ss]et-[Cc]ookie: \([^;]*\).*/\1/p' "$work/head")
  CSRF=$(sed -n 's/.*"csrf":"\([^"]*\)".*/\1/p' <<<"$answer")
  export COOKIE CSRF
}

# ---- PostgreSQL -----------------------------------------------------------------------------------------------------------------

pg_bin=/usr/lib/postgresql/15/bin
as_postgres() { (cd / && if ((EUID == 0)); then runuser -u postgres -- "$@"; else "$@"; fi); }

# A server of its own that waits for the disk as it does by default; false when none is installed. Its address is $postgres.
start_postgres() {  # [NAME=VALUE… for its environment]
  [[ -x $pg_bin/initdb ]] || { echo "skipped: PostgreSQL 15 is not installed (Debian package postgresql-15)"; return 1; }
  local port folder=$work/pg
  if [[ ! -d $folder ]]; then
    mkdir "$folder"; chmod 755 "$work"
    ((EUID != 0)) || chown postgres "$folder"
    as_postgres $pg_bin/initdb -D "$folder/data" -U onewindow --auth=trust --locale=C --encoding=UTF8 >"$work/pg.log" 2>&1 || { cat "$work/pg.log"; return 1; }
  fi
  for _ in 1 2 3 4 5; do
    port=$((20000 + RANDOM % 12000))
    as_postgres env "$@" $pg_bin/pg_ctl start -w -s -D "$folder/data" -l "$folder/data/log" \
      -o "-p $port -c listen_addresses=127.0.0.1 -k $folder -c shared_buffers=512MB -c max_wal_size=4GB" 2>>"$work/pg.log" || continue
    postgres=postgresql://onewindow@127.0.0.1:$port
    return 0
  done
  tail -5 "$work/pg.log"; return 1
}
stop_postgres() {
  [[ -n $postgres ]] || return 0
  as_postgres $pg_bin/pg_ctl stop -D "$work/pg/data" -m fast >/dev/null 2>&1 || true
  postgres=
}
query() { psql -X -q -A -t -v ON_ERROR_STOP=1 -d "$1" "${@:2}"; }  # DATABASE [psql's flags]

# ---- a demonstration centre -----------------------------------------------------------------------------------------------------

simulated() {  # FOLDER [FLAG…]: 40 days, about a thousand cases
  build/release/onewindow simulate --data "$1" --seed 7 --days 40 --cases-per-day 40 --log-level warn "${@:2}" >/dev/null 2>"$work/log" ||
    { tail -5 "$work/log"; exit 1; }
}

# Copies 1 … K of one table: K TABLE "column that becomes another id …" "column that must stay unique …" "instants …"
copies() {
  local k=$1 table=$2 ids=$3 unique=$4 instants=$5 column columns='' values=''
  for column in $(columns_of "$table"); do
    local value=$column
    [[ " $ids " != *" $column "* ]] || value="$column + (k * 4096)"
    [[ " $unique " != *" $column "* ]] || value="$column || '#' || k"
    [[ " $instants " != *" $column "* ]] || value="$column - k * 60000"
    columns+="${columns:+, }$column" values+="${values:+, }$value"
  done
  echo "insert into $table ($columns) with recursive n(k) as (select 1 union all select k + 1 from n where k < $k) select $values from ${source_of:-}$table, n;"
}

# The cases of a centre, K times under ids of other nodes, with everything that registers read of them, a minute earlier each time.
all_copies() {  # K
  copies "$1" cases id 'receipt_number case_number' 'received_at accepted_at decided_at issued_at'
  copies "$1" case_figures case_id '' 'received_at noticed_at accepted_at concluded_at finished_at closed_at'
  copies "$1" case_events 'case_id id document_id' '' at
  copies "$1" case_documents 'case_id id' number at
  copies "$1" case_denials 'case_id event_id' document_number at
  copies "$1" case_stops 'case_id event_id' '' at
  copies "$1" case_certificates case_id number granted_at
  copies "$1" case_archives case_id '' 'filed_at placed_at lent_at'
}
copies_for() {  # CASES BASE: how many times
  local k=$((($1 + $2 - 1) / $2 - 1))
  ((k < 1023)) || { echo "too many copies: $k" >&2; return 1; }
  echo "$k"
}

grow() {  # CASES FROM TO: the SQLite database of folder FROM, in folder TO
  local file=$3/onewindow.db k statements
  rm -rf "$3"; cp -r "$2" "$3"
  k=$(copies_for "$1" "$(sqlite3 "$file" 'select count(*) from cases')")
  ((k > 0)) || return 0
  columns_of() { sqlite3 "$file" "select group_concat(name, ' ') from pragma_table_info('$1')"; }
  # Read from another file, the rows need not be set aside before they are written.
  statements=$(source_of=origin. all_copies "$k")
  {
    # Nothing is lost but the copy if this is broken off, so it writes no journal.
    echo 'pragma journal_mode = delete; pragma journal_mode = off; pragma synchronous = off; pragma cache_size = -1000000; pragma foreign_keys = off;'
    echo "attach '$2/onewindow.db' as origin; begin;"
    echo "$statements"
    echo 'commit; pragma main.journal_mode = wal;'
  } | sqlite3 "$file" >/dev/null
}

grow_postgres() {  # CASES DATABASE: in place
  local database=$2 k statements
  k=$(copies_for "$1" "$(query "$database" -c 'select count(*) from cases')")
  ((k > 0)) || return 0
  columns_of() { query "$database" -c "select string_agg(column_name, ' ' order by ordinal_position) from information_schema.columns where table_name = '$1'"; }
  statements=$(all_copies "$k")
  { echo 'set session_replication_role = replica; begin;'; echo "$statements"; echo 'commit;'; } | query "$database" >/dev/null
  query "$database" -c 'vacuum analyze'
}
