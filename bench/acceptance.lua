-- wrk: one acceptance a waiting case, each id once. IDS, COOKIE and CSRF come from the environment.
local ids, at = {}, 0
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

dofile("bench/common/result.lua")
