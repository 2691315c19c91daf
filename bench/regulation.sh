#!/usr/bin/env bash
# Regulation, measured: loading and linting all packs; one decision of forty rules with its whole trace, beside
# json-rules-engine 7 and ZEN (@gorules/zen-engine) on the same forty rules and the same facts, with equal results; a year of a
# county centre decided again under a draft. Peers are installed on demand and skipped with a word where they cannot be.
#   BENCH_ROUNDS=3   BENCH_DECISIONS=20000   BENCH_CASES=40000
set -euo pipefail
. "$(dirname "$0")/common/centre.sh"
ROUNDS=${BENCH_ROUNDS:-3} DECISIONS=${BENCH_DECISIONS:-20000} CASES=${BENCH_CASES:-40000}
cmake --build build/release --target onewindow bench_regulation >/dev/null

echo "loading and linting all packs (limit 300 ms):"
for _ in $(seq "$ROUNDS"); do build/release/bench_regulation lint regulations; done

# Forty rules: a lateness in minutes falls into one of forty tiers, each with its points and its provision.
build/release/bench_regulation rules 40 >"$work/rules.json"
peers=bench/peers/regulation
have=yes
(cd $peers && { [[ -d node_modules ]] || npm install --no-audit --no-fund --silent >/dev/null 2>&1; }) || have=no
[[ $have == yes ]] || echo "skipped the peers: json-rules-engine and @gorules/zen-engine cannot be installed here"
for _ in $(seq "$ROUNDS"); do
  build/release/bench_regulation decide "$DECISIONS" "$work/ours.txt"
  [[ $have == no ]] || node $peers/decide.mjs "$work/rules.json" "$DECISIONS" "$work"
done | tee "$work/decided"
if [[ $have == yes ]]; then
  for peer in json-rules-engine zen; do
    # json-rules-engine is slow, so it decides fewer; what it decided must be the same.
    head -n "$(wc -l <"$work/$peer.txt")" "$work/ours.txt" | cmp -s - "$work/$peer.txt" ||
      { echo "!! $peer and onewindow do not agree"; exit 1; }
  done
  echo "all three give the same answers, with the same provisions"
  # Each one's best round.
  awk '{ for (i = 2; i <= NF; i++) if ($i == "decisions/s") { if ($(i - 1) > best[$1]) best[$1] = $(i - 1) } }
       END { printf "onewindow is %.1f × json-rules-engine (goal 10) and %.1f × zen-engine (goal 3)\n",
                    best["onewindow"] / best["json-rules-engine"], best["onewindow"] / best["zen-engine,"] }' "$work/decided"
fi

needs sqlite3
echo "a year of a centre, $CASES cases, decided again under a draft (limit 10 s for 40000):"
simulated "$work/base"
grow "$CASES" "$work/base" "$work/year"
cat >"$work/draft.yaml" <<'DRAFT'
id: draft
version: 1
title: 草案
title_en: Draft
issuer: 某局
effective: 2026-01-01
provisions:
  - {id: D.1, cite: 第一条, zh: 新期限, en: new limits}
intake:
  notice_limit: 4 workdays @ D.1
time_limits:
  transfer: same day @ D.1
  pickup_by_department: 1 workday @ D.1
  return_before_due: 1 workday @ D.1
DRAFT
from=$(date -d '-400 days' +%F) to=$(date +%F)
for _ in $(seq "$ROUNDS"); do
  start=$(date +%s%N)
  said=$(build/release/onewindow regulation replay --data "$work/year" --draft "$work/draft.yaml" --from "$from" --to "$to" --log-level warn 2>/dev/null | tail -1)
  echo "${said#*/ }: $((($(date +%s%N) - start) / 1000000)) ms"
done
