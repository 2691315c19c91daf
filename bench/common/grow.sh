# A demonstration centre with more cases, for benches to source: grow CASES FROM TO. The cases of folder FROM are copied in the
# database of folder TO under ids of other nodes, with everything that registers read of them, a minute earlier each time.

# Copies 1 … K of one table: TABLE "column that becomes another id …" "column that must stay unique …" "instants …"
copies() {
  local table=$1 ids=$2 unique=$3 instants=$4 copies=$5 column columns='' values=''
  for column in $(sqlite3 "$data/onewindow.db" "select group_concat(name, ' ') from pragma_table_info('$table')"); do
    local value=$column
    [[ " $ids " != *" $column "* ]] || value="$column + (k << 12)"
    [[ " $unique " != *" $column "* ]] || value="$column || '#' || k"
    [[ " $instants " != *" $column "* ]] || value="$column - k * 60000"
    columns+="${columns:+, }$column" values+="${values:+, }$value"
  done
  echo "insert into $table ($columns) with recursive n(k) as (select 1 union all select k + 1 from n where k < $copies) select $values from $table, n;"
}
grow() {
  local data=$3 base
  rm -rf "$data"; cp -r "$2" "$data"
  base=$(sqlite3 "$data/onewindow.db" 'select count(*) from cases')
  local k=$((($1 + base - 1) / base - 1))
  ((k > 0)) || return 0
  ((k < 1023)) || { echo "too many copies: $k"; exit 1; }
  {
    echo 'pragma foreign_keys = off; pragma synchronous = off; begin;'
    copies cases id 'receipt_number case_number' 'received_at accepted_at decided_at issued_at' $k
    copies case_figures case_id '' 'received_at noticed_at accepted_at concluded_at finished_at closed_at' $k
    copies case_events 'case_id id document_id' '' at $k
    copies case_documents 'case_id id' number at $k
    copies case_denials 'case_id event_id' document_number at $k
    copies case_stops 'case_id event_id' '' at $k
    copies case_certificates case_id number granted_at $k
    copies case_archives case_id '' 'filed_at placed_at lent_at' $k
    echo 'commit; pragma wal_checkpoint(truncate);'
  } | sqlite3 "$data/onewindow.db" >/dev/null
}
