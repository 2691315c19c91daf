#include "simulation/store.h"

namespace onewindow::simulation::store {

std::string last_text(db::Read& read) {
  return read
      .value<std::string>(
          "select payload from outbox where centre_id = :centre and kind = 'sms' order by id desc limit 1")
      .value_or("");
}

}  // namespace onewindow::simulation::store
