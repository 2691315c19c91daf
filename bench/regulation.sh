#!/usr/bin/env bash
# Regulation, measured: loading and linting all packs; one decision of forty rules with its whole trace, beside
# json-rules-engine 7 and ZEN (@gorules/zen-engine) on the same forty rules and the same facts, with equal results. Peers are
# installed on demand and skipped with a word where they cannot be.
set -euo pipefail
cd "$(dirname "$0")/.."
ROUNDS=${BENCH_ROUNDS:-3} DECISIONS=${BENCH_DECISIONS:-20000}
cmake --build build/release --target onewindow bench_regulation >/dev/null

work=$(mktemp -d "${TMPDIR:-/tmp}/onewindow-bench.XXXXXX")
trap 'rm -rf "$work"' EXIT

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
done
[[ $have == yes ]] || exit 0
for peer in json-rules-engine zen; do
  # json-rules-engine is slow, so it decides fewer; what it decided must be the same.
  head -n "$(wc -l <"$work/$peer.txt")" "$work/ours.txt" | cmp -s - "$work/$peer.txt" ||
    { echo "!! $peer and onewindow do not agree"; exit 1; }
done
echo "all three give the same answers, with the same provisions"
