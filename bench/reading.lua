-- wrk: reads PATH, or where it is "case" one case after the other of IDS (the first FIRST of them), with COOKIE.
local ids, at = {}, 0
local headers, path = {}, os.getenv("READ")

function init(args)
  headers["Cookie"] = os.getenv("COOKIE")
  if path ~= "case" then return end
  local first = tonumber(os.getenv("FIRST"))
  for line in io.lines(os.getenv("IDS")) do
    if #ids < first then ids[#ids + 1] = line end
  end
end

function request()
  if path ~= "case" then return wrk.format("GET", path, headers) end
  at = at % #ids + 1
  return wrk.format("GET", "/api/v1/cases/" .. ids[at], headers)
end

dofile("bench/common/result.lua")
