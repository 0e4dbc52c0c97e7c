-- Asks the lines of a file, «METHOD PATH BODY», one after the other; prints what was counted as one line of JSON. With a second
-- argument every connection rests between an answer and its next request, so many milliseconds on average.
local requests, next_one = {}, 0

function init(args)
  for line in io.lines(args[1]) do
    local method, path, body = line:match("^(%u+) (%S+) ?(.*)$")
    requests[#requests + 1] = wrk.format(method, path, nil, body ~= "" and body or nil)
  end
  local pause = tonumber(args[2])
  if not pause then return end
  -- Between half of it and half as much again: equal pauses would bring all connections into an order in which none meets another.
  math.randomseed(1)
  function delay()
    return math.floor(pause * (0.5 + math.random()))
  end
end

function request()
  next_one = next_one % #requests + 1
  return requests[next_one]
end

function done(summary, latency)
  local e = summary.errors
  io.write(string.format('JSON {"requests":%d,"seconds":%.6f,"p50_ms":%.3f,"p99_ms":%.3f,"errors":%d}\n', summary.requests,
    summary.duration / 1e6, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3,
    e.connect + e.read + e.write + e.status + e.timeout))
end
