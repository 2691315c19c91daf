#include "service/forwarding/rules.h"

namespace onewindow::forwarding {

namespace {

using organisation::Level;
using organisation::OriginKind;
using organisation::WindowKind;

struct Move {
  State from;
  Step step;
  State to;
};
constexpr Move kMoves[] = {
    {State::collecting, Step::fill, State::collecting},
    {State::collecting, Step::dispatch, State::sent},
    {State::collecting, Step::drop, State::dropped},
    {State::sent, Step::arrive, State::taken},
    {State::sent, Step::turn_away, State::returned},
    {State::taken, Step::tell, State::taken},
    {State::taken, Step::end, State::ended},
    {State::returned, Step::fill, State::returned},
    {State::returned, Step::dispatch, State::sent},
    {State::returned, Step::drop, State::dropped},
    {State::returned, Step::arrive, State::taken},
    {State::returned, Step::turn_away, State::returned},
};

const Move* find(State from, Step step) {
  for (const Move& move : kMoves)
    if (move.from == from && move.step == step) return &move;
  return nullptr;
}

}  // namespace

std::optional<Way> way(const organisation::Window& window, const std::vector<organisation::Origin>& origins,
                       const organisation::Centre& there) {
  if (!window.open) return std::nullopt;
  if (window.kind == WindowKind::provincial && there.level == Level::province) return Way::provincial;
  if (window.kind == WindowKind::city && there.level == Level::city) return Way::city;
  for (const auto& origin : origins)
    if (origin.window_id == window.id && origin.kind == OriginKind::extension_of && origin.other == there.id)
      return Way::outpost;
  return std::nullopt;
}

void check_level(Way way, const catalogue::ItemContent& item) {
  const std::string_view asked = way == Way::provincial ? "province" : way == Way::city ? "city" : "";
  if (asked.empty() || item.level == asked) return;
  throw Refusal(RefusalKind::conflict, "forwarding.level",
                way == Way::provincial ? "省级窗口只代收省级事项" : "市级窗口只代收市级事项",
                way == Way::provincial ? "a provincial window takes in provincial items only"
                                       : "a city window takes in the city's items only")
      .at("/item");
}

void check_whole(const std::vector<catalogue::Material>& asked, const std::vector<cases::MaterialCheck>& checks) {
  const auto find_check = [&](const std::string& code) {
    return std::find_if(checks.begin(), checks.end(), [&](const auto& one) { return one.code == code; });
  };
  boost::json::array unchecked;
  for (const auto& material : asked) {
    const auto found = find_check(material.code);
    if (found == checks.end() || found->state == cases::MaterialState::unchecked) unchecked.emplace_back(material.code);
  }
  if (!unchecked.empty())
    throw Refusal(RefusalKind::conflict, "forwarding.unchecked", "转出前须逐项核对材料，缺少的也要标明",
                  "each material is checked before it goes; mark those that are missing, too")
        .at("/materials")
        .with("materials", std::move(unchecked));
  for (std::size_t i = 0; i < checks.size(); ++i) {
    const auto known =
        std::any_of(asked.begin(), asked.end(), [&](const auto& one) { return one.code == checks[i].code; });
    if (!known)
      throw Refusal(RefusalKind::invalid, "forwarding.material_unknown", "对方中心的这个事项没有这项材料",
                    "the item has no such material at that centre")
          .at("/materials/" + std::to_string(i));
  }
}

bool may(State from, Step step) { return find(from, step) != nullptr; }

State after(State from, Step step) {
  if (const Move* move = find(from, step)) return move->to;
  throw Refusal(RefusalKind::conflict, "forwarding.wrong_state", "这件代收件目前的状态不能这样办理",
                "this cannot be done with it as it stands")
      .with("state", std::string(boost::describe::enum_to_string(from, "")));
}

}  // namespace onewindow::forwarding
