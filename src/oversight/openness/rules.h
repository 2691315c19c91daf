#pragma once
// Openness (公开): which elements of an item a text wants public, on which carriers, and what is missing. The rules
// only (P1, P3, P5a, P5c, P6, P9); boards and pages are not here. Pure.
#include "regulation/decision.h"
#include "regulation/lint.h"

namespace onewindow::openness {

using regulation::Cited;
using regulation::Law;
using regulation::Ruling;

enum class Element {
  name,
  basis,
  authority,
  conditions,
  quantity,
  procedure,
  limit,
  statutory_limit,
  promised_limit,
  materials,
  requirements,
  samples,
  fees,
  fee_standards,
  fee_bases,
  progress,
  results,
  office,
  contact,
  hotline,
  content,
  standard,
  assurance
};
BOOST_DESCRIBE_ENUM(Element, name, basis, authority, conditions, quantity, procedure, limit, statutory_limit,
                    promised_limit, materials, requirements, samples, fees, fee_standards, fee_bases, progress, results,
                    office, contact, hotline, content, standard, assurance)

enum class Carrier { premises, government_site, centre_site, department_site, board };
BOOST_DESCRIBE_ENUM(Carrier, premises, government_site, centre_site, department_site, board)

// Section `openness`.
struct Openness {
  std::vector<Cited<Element>> elements;
  std::vector<Cited<Carrier>> carriers;
  std::vector<Cited<std::string>> agents;  // what is shown of an agent: name, post, phone
};
BOOST_DESCRIBE_STRUCT(Openness, (), (elements, carriers, agents))

struct Shown {
  std::vector<Element> elements;
  std::vector<Carrier> carriers;
};
BOOST_DESCRIBE_STRUCT(Shown, (), (elements, carriers))
struct Missing {
  std::vector<Element> elements;
  std::vector<Carrier> carriers;
  bool complete = true;
};
BOOST_DESCRIBE_STRUCT(Missing, (), (elements, carriers, complete))
Ruling<Missing> missing(const Law& law, const Shown& shown);

const std::vector<regulation::DecisionType>& decisions();

// Carriers without elements.
void lint(regulation::Linter& linter);

}  // namespace onewindow::openness
