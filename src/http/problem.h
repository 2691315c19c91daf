#pragma once
// What goes out when the answer is no, in the one form that every client reads (RFC 9457). The server itself says no
// with statuses that no use case knows (405, 408, 431, 503), so these are given as a number here.
#include <string>
#include <string_view>

#include "http/server.h"

namespace onewindow::http {

int status_of(RefusalKind kind);
Answer problem(int status, const Refusal& refusal, std::string_view request_id);
Answer problem(int status, std::string code, std::string zh, std::string en, std::string_view request_id);

}  // namespace onewindow::http
