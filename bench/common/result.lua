-- wrk's last word as one line: RESULT, answers/s, p50 and p99 in milliseconds, answers, errors, bytes an answer.
function done(summary, latency, requests)
  local errors = summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout
  io.write(string.format("RESULT %.0f %.2f %.2f %d %d %.0f\n", summary.requests / (summary.duration / 1e6),
    latency:percentile(50) / 1000, latency:percentile(99) / 1000, summary.requests, errors, summary.bytes / summary.requests))
end
