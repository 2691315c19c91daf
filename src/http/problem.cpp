#include "http/problem.h"

#include <boost/core/demangle.hpp>

#include "base/check.h"
#include "base/log.h"
#include "base/unavailable.h"

namespace onewindow::http {

namespace {

std::string_view title_of(int status) {
  switch (status) {
    case 400: return "The request cannot be understood";
    case 401: return "Please sign in";
    case 403: return "Not permitted";
    case 404: return "Not found";
    case 405: return "Method not allowed";
    case 408: return "The request came too slowly";
    case 409: return "Not possible in the present state";
    case 412: return "Changed by somebody else meanwhile";
    case 413: return "Too large";
    case 415: return "Unsupported content type";
    case 422: return "The input is not valid";
    case 429: return "Too many requests";
    case 431: return "The request header is too large";
    case 500: return "Internal error";
    case 501: return "Not implemented";
    case 503: return "Temporarily unavailable";
    default: return "Refused";
  }
}

Answer broken(std::string_view request_id) {
  return problem(500, "server.broken",
                 "系统内部出错，本次操作没有生效。请稍后再试；若再次出现，请把请求编号告知管理员。",
                 "An internal error occurred and nothing was changed. Please try again; if it happens again, tell the "
                 "administrator the request id.",
                 request_id);
}

}  // namespace

int status_of(RefusalKind kind) {
  switch (kind) {
    case RefusalKind::invalid: return 422;
    case RefusalKind::malformed: return 400;
    case RefusalKind::unauthenticated: return 401;
    case RefusalKind::forbidden: return 403;
    case RefusalKind::not_found: return 404;
    case RefusalKind::conflict: return 409;
    case RefusalKind::stale: return 412;
    case RefusalKind::too_large: return 413;
    case RefusalKind::unsupported: return 415;
    case RefusalKind::rate_limited: return 429;
  }
  return 422;
}

Answer problem(int status, const Refusal& refusal, std::string_view request_id) {
  boost::json::object out;
  out["type"] = "urn:onewindow:problem:" + refusal.code;
  out["title"] = title_of(status);
  out["status"] = status;
  out["detail"] = refusal.zh;
  out["code"] = refusal.code;
  out["message_zh"] = refusal.zh;
  out["message_en"] = refusal.en;
  if (!refusal.field.empty()) out["field"] = refusal.field;
  if (!refusal.citations.empty()) {
    boost::json::array citations;
    for (const Citation& citation : refusal.citations) citations.push_back(json::write(citation));
    out["citations"] = std::move(citations);
  }
  out["request_id"] = request_id;
  if (!refusal.details.empty()) out["details"] = refusal.details;
  return Answer{.status = status, .content_type = "application/problem+json", .body = boost::json::serialize(out)};
}

Answer problem(int status, std::string code, std::string zh, std::string en, std::string_view request_id) {
  return problem(status, Refusal(RefusalKind::malformed, std::move(code), std::move(zh), std::move(en)), request_id);
}

Answer problem(const Refusal& refusal, std::string_view request_id) {
  return problem(status_of(refusal.kind), refusal, request_id);
}

Answer problem_of(std::exception_ptr error, std::string_view request_id) {
  try {
    std::rethrow_exception(error);
  } catch (const Refusal& refusal) {
    return problem(refusal, request_id);
  } catch (const Unavailable& trouble) {
    log::error("request {}: {}", request_id, trouble.what());
    const int seconds = trouble.retry_after();
    if (seconds <= 0) return broken(request_id);
    Answer answer = problem(503, "server.unavailable", "系统暂时不可用，本次操作没有生效，请稍后再试。",
                            "Temporarily unavailable; nothing was changed. Please try again shortly.", request_id);
    answer.headers.emplace_back("Retry-After", std::to_string(seconds));
    return answer;
  } catch (const BrokenPromise& promise) {
    log::critical("request {}: broken promise at {}", request_id, promise.what());
    return broken(request_id);
  } catch (const std::exception& other) {
    // Only its kind: the text of a foreign exception may hold values that belong to people.
    log::error("request {}: {}", request_id, boost::core::demangle(typeid(other).name()));
    return broken(request_id);
  } catch (...) {
    log::error("request {}: an exception of unknown kind", request_id);
    return broken(request_id);
  }
}

}  // namespace onewindow::http
