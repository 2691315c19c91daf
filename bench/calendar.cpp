// bench/calendar.sh: `CSV FROM UNTIL ROUNDS DAYS-FILE`: +20 workdays from every day of the span, and its workdays, a
// line each.
#include <chrono>
#include <fstream>
#include <iostream>
#include <sstream>

#include "regulation/calendar.h"

int main(int argc, char** argv) {
  using namespace onewindow;
  if (argc != 6) return 2;
  std::stringstream csv;
  csv << std::ifstream(argv[1], std::ios::binary).rdbuf();
  const auto calendar = regulation::Calendar::from_csv(csv.str());
  const Date from = *Date::parse(argv[2]), until = *Date::parse(argv[3]);
  const int rounds = std::stoi(argv[4]);
  std::int64_t sum = 0, done = 0;
  const auto start = std::chrono::steady_clock::now();
  for (int round = 0; round < rounds; ++round)
    for (Date day = from; day <= until; day = day + 1, ++done) sum += calendar->add_workdays(day, 20) - day;
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  std::cout << "onewindow " << std::int64_t(double(done) / took.count()) << " additions/s, sum " << sum / rounds
            << "\n";
  std::ofstream days(argv[5]);
  for (Date day = from; day <= until; day = day + 1)
    if (calendar->workday(day)) days << day.str() << "\n";
  return 0;
}
