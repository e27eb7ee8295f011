#include "serve/api_answer.h"

namespace claimgraph::serve {

namespace {

constexpr std::size_t kMostOfAList = 1000;
constexpr std::size_t kFurthest = 1000000000;

}  // namespace

Page page_of(Parameters& parameters, std::size_t usual_limit) {
  const std::size_t limit = parameters.number("limit", usual_limit, 1, kMostOfAList);
  return {parameters.number("offset", 0, 0, kFurthest), limit};
}

Answer object_answer(const Json& object) { return {json_line(object) + "\n", std::nullopt}; }

Status all_right(const Parameters& parameters) {
  if (parameters.problem().empty()) return {};
  return Error{ErrorCode::usage, parameters.problem()};
}

}  // namespace claimgraph::serve
