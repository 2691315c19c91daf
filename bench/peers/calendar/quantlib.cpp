// The peer of the calendar bench: QuantLib's China calendar of the interbank market, which knows make-up workdays.
#include <ql/time/calendars/china.hpp>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>

int main(int argc, char** argv) {
  using namespace QuantLib;
  if (argc != 5) return 2;
  const China calendar(China::IB);
  const auto date = [](const char* text) {
    int y, m, d;
    std::sscanf(text, "%d-%d-%d", &y, &m, &d);
    return Date(d, Month(m), y);
  };
  const Date from = date(argv[1]), until = date(argv[2]);
  const int rounds = std::atoi(argv[3]);
  long sum = 0, done = 0;
  const auto start = std::chrono::steady_clock::now();
  for (int round = 0; round < rounds; ++round)
    for (Date day = from; day <= until; ++day, ++done) sum += calendar.advance(day, 20, Days) - day;
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  std::printf("quantlib %.0f additions/s, sum %ld\n", double(done) / took.count(), sum / rounds);
  std::ofstream days(argv[4]);
  for (Date day = from; day <= until; ++day)
    if (calendar.isBusinessDay(day)) {
      char text[32];
      std::snprintf(text, sizeof text, "%04d-%02d-%02d\n", int(day.year()), int(day.month()), int(day.dayOfMonth()));
      days << text;
    }
}
