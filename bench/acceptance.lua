-- wrk: one acceptance a waiting case, each id once. IDS, COOKIE and CSRF come from the environment.
local ids, at, refused = {}, 0, 0
local body = '{"version":1,"verification":{"identity":true,"qualification":true,"note":""},"transfer":true}'
local headers = {}

function init(args)
  for line in io.lines(os.getenv("IDS")) do ids[#ids + 1] = line end
  headers["Content-Type"] = "application/json"
  headers["Cookie"] = os.getenv("COOKIE")
  headers["X-CSRF-Token"] = os.getenv("CSRF")
end

function request()
  at = at + 1
  return wrk.format("POST", "/api/v1/cases/" .. (ids[at] or "1") .. "/acceptance", headers, body)
end

function done(summary, latency, requests)
  local errors = summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout
  io.write(string.format("RESULT %.0f %.2f %.2f %d %d\n", summary.requests / (summary.duration / 1e6),
    latency:percentile(50) / 1000, latency:percentile(99) / 1000, summary.requests, errors))
end
