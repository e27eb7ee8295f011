#include "serve/parameters.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/utf8.h"

namespace claimgraph::serve {

Parameters::Parameters(const HttpRequest& request, const std::vector<std::string>& known) : request_(request) {
  for (const auto& [name, value] : request.parameters) {
    if (std::find(known.begin(), known.end(), name) == known.end()) {
      std::string list;
      for (const std::string& one : known) list += (list.empty() ? "" : ", ") + one;
      report(
          fmt::format("there is no parameter \"{}\" here; there {}", name, list.empty() ? "are none" : "is " + list));
    } else if (!is_valid_utf8(value)) {
      report(fmt::format("{}: the value is not UTF-8", name));
    }
  }
}

void Parameters::report(const std::string& message) {
  if (problem_.empty()) problem_ = message;
}

std::vector<std::string> Parameters::texts(const char* name) {
  std::vector<std::string> values;
  const auto [from, to] = request_.parameters.equal_range(name);
  for (auto it = from; it != to; ++it) values.push_back(it->second);
  return values;
}

std::string Parameters::text(const char* name) {
  const auto values = texts(name);
  if (values.size() > 1) report(fmt::format("{}: given {} times; give it once", name, values.size()));
  return values.empty() ? "" : values.front();
}

std::string Parameters::required_text(const char* name) {
  std::string value = text(name);
  if (value.empty()) report(fmt::format("{}: missing", name));
  return value;
}

std::size_t Parameters::number(const char* name, std::size_t otherwise, std::size_t least, std::size_t most) {
  const std::string value = text(name);
  if (value.empty()) return otherwise;
  std::size_t number = 0;
  const auto [end, problem] = std::from_chars(value.data(), value.data() + value.size(), number);
  if (problem == std::errc() && end == value.data() + value.size() && number >= least && number <= most) return number;
  report(fmt::format("{}: write a whole number from {} to {}", name, least, most));
  return otherwise;
}

double Parameters::real(const char* name, double otherwise, double least, double most) {
  const std::string value = text(name);
  if (value.empty()) return otherwise;
  double number = 0;
  const auto [end, problem] = std::from_chars(value.data(), value.data() + value.size(), number);
  if (problem == std::errc() && end == value.data() + value.size() && number >= least && number <= most) return number;
  report(fmt::format("{}: write a number from {} to {}", name, least, most));
  return otherwise;
}

bool Parameters::flag(const char* name) {
  const std::string value = text(name);
  if (value == "true" || value == "1") return true;
  if (!value.empty() && value != "false" && value != "0") report(fmt::format("{}: write true or false", name));
  return false;
}

}  // namespace claimgraph::serve
