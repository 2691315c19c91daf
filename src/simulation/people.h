#pragma once
// Applicants and staff that cannot be anybody: identity numbers carry birth dates of the nineteenth century and valid
// check digits, phones lie outside the issued ranges' use by real demo data.
#include <string>

#include "service/cases/cases.h"
#include "simulation/random.h"

namespace onewindow::simulation {

std::string person_name(Random& random);
std::string organisation_name(Random& random);
std::string id_number(Random& random);
std::string credit_code(Random& random);
std::string phone(Random& random);
cases::Applicant applicant(Random& random, bool organisation);

}  // namespace onewindow::simulation
