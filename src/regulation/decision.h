#pragma once
// A decision that anybody may ask for, without a case and without a database: facts in, an answer with its reasons out,
// under any pack. A rule of a feature becomes one by being named here:
//
//   Ruling<ReplyDue> reply_due(const Law&, const Complaint&);       // nothing where the texts are silent
//   const std::vector<DecisionType>& decisions() {
//     static const std::vector<DecisionType> list = {
//         decision<reply_due>("complaints", "complaints", "投诉答复期限", "when a complaint is to be answered"),
//     };
//     return list;
//   }
//
// The command line (`onewindow decide`), the stateless routes, the comparison of packs and the replay of a draft all
// ask through this one shape; a rule that refuses is answered with its refusal in the same form.
#include <functional>
#include <span>

#include "base/json.h"
#include "base/refusal.h"
#include "regulation/pack.h"

namespace onewindow::regulation {

// What a rule says, or nothing: the texts in force are silent on the question.
template <class T>
using Ruling = std::optional<Decided<T>>;

// What is answered: a value with its reasons, a refusal with its citations, or silence.
struct Answer {
  bool silent = false;
  boost::json::value value;  // null where it is silent or refused
  Because because;
  std::optional<Refusal> refusal;
};

struct DecisionType {
  std::string name;     // "courier.shares": the section, and the aspect of it where it has several
  std::string section;  // "courier"
  std::string zh, en;
  const reflect::Type* input;
  const reflect::Type* output;
  Answer (*decide)(const Law& law, const boost::json::value& facts);
};

namespace detail {

template <class T> struct rule;
template <class Out, class In>
struct rule<std::optional<Decided<Out>> (*)(const Law&, const In&)> {
  using Output = Out;
  using Input = In;
};

}  // namespace detail

template <auto Rule>
DecisionType decision(std::string name, std::string section, std::string zh, std::string en) {
  using Signature = detail::rule<decltype(Rule)>;
  using Input = typename Signature::Input;
  return {std::move(name),
          std::move(section),
          std::move(zh),
          std::move(en),
          &reflect::type_of<Input>(),
          &reflect::type_of<typename Signature::Output>(),
          [](const Law& law, const boost::json::value& facts) -> Answer {
            const auto input = json::read<Input>(facts);  // strict: refuses what does not fit with its path
            Answer answer;
            try {
              if (auto ruling = Rule(law, input)) {
                answer.value = json::write(ruling->value);
                answer.because = std::move(ruling->because);
              } else {
                answer.silent = true;
              }
            } catch (const Refusal& refusal) {
              answer.refusal = refusal;
            }
            return answer;
          }};
}

// The first of this name, or null. "courier" is the section's own question, "courier.shares" another of its aspects.
const DecisionType* find_decision(std::span<const DecisionType> all, std::string_view name);

// The answer as it is printed: {"decision", "value" | "refusal" | "silent", "because": [{"provision", "zh", "en",
// "inputs"}], "pack", "version", "hash", "engine"}.
boost::json::object printed(const DecisionType& type, const Answer& answer, const PackInfo* pack,
                            std::string_view engine);

// A law of one pack, whole, over the national bases, on a day: what a text says by itself.
Law law_of(std::shared_ptr<const Calendar> calendar, std::shared_ptr<const Pack> pack,
           std::vector<std::shared_ptr<const Pack>> bases, Date on);

}  // namespace onewindow::regulation
