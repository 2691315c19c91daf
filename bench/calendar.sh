#!/usr/bin/env bash
# Twenty workdays added to every day since 2019, beside QuantLib's China calendar (interbank) and chinese-days, and beside it how
# many days of each year each of them takes for the wrong kind, held against the government's notices in
# regulations/calendar/cn-workdays.csv. A peer that is absent is skipped with a word.
set -euo pipefail
. "$(dirname "$0")/common/centre.sh"
FROM=2019-01-01 UNTIL=2026-11-30
cmake --build build/release --target bench_calendar >/dev/null

peers=()
build/release/bench_calendar regulations/calendar/cn-workdays.csv $FROM $UNTIL 2000 "$work/onewindow.days" | tee "$work/said"
# Its packages are unpacked beside the peers: they ask for another version of Boost than the one this project is built with.
quantlib=bench/peers/calendar/node_modules/quantlib
fetch_quantlib() {
  [[ -d $quantlib/usr ]] && return
  mkdir -p $quantlib && (cd $quantlib && apt-get download libquantlib0-dev libquantlib0v5 >/dev/null 2>&1 && for deb in *.deb; do dpkg -x "$deb" .; done) &&
    [[ -d $quantlib/usr/include/ql ]]
}
if fetch_quantlib; then
  lib=$(dirname "$(find $quantlib -name 'libQuantLib.so.0' | head -1)")
  clang++-19 -std=c++17 -O2 -w -I $quantlib/usr/include bench/peers/calendar/quantlib.cpp -o "$work/quantlib" "$lib/libQuantLib.so.0" -Wl,-rpath,"$PWD/$lib"
  "$work/quantlib" $FROM $UNTIL 100 "$work/quantlib.days" | tee -a "$work/said"
  peers+=(quantlib)
else
  echo "skipped: QuantLib cannot be fetched here (Debian packages libquantlib0-dev, libquantlib0v5)"
fi
if (cd bench/peers/calendar && { [[ -d node_modules/chinese-days ]] || npm install --no-audit --no-fund --silent >/dev/null 2>&1; }); then
  node bench/peers/calendar/days.mjs $FROM $UNTIL 10 "$work/chinese-days.days" | tee -a "$work/said"
  peers+=(chinese-days)
else
  echo "skipped: chinese-days cannot be installed here"
fi
for peer in "${peers[@]}"; do
  awk -v peer="$peer" '$1 == "onewindow" { ours = $2 } $1 == peer { printf "%.0f × %s (goal 100)\n", ours / $2, peer }' "$work/said"
done
printf '\ndays taken for the wrong kind, by year\n\n| year |'
for peer in "${peers[@]}"; do printf ' %s |' "$peer"; done
printf '\n| --- |'; for _ in "${peers[@]}"; do printf ' --- |'; done; echo
for year in $(seq "${FROM%%-*}" "${UNTIL%%-*}"); do
  printf '| %s |' "$year"
  for peer in "${peers[@]}"; do
    printf ' %s |' "$(comm -3 <(grep "^$year" "$work/onewindow.days") <(grep "^$year" "$work/$peer.days") | grep -c .)"
  done
  echo
done
