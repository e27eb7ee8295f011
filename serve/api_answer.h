// What the handlers of the API share: an answer in the making, pages of lists, nodes that parameters name.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "graph/json.h"
#include "graph/queries/find.h"
#include "serve/parameters.h"

namespace claimgraph::serve {

struct Answer {
  std::string body;                        // JSON
  std::optional<std::size_t> next_offset;  // of a list with more behind this page
};

// Errors of handlers: usage is the caller's (400), bad_input what is not there (404), all others ours (500).
struct Call {
  const GraphView& view;
  Parameters& parameters;
  std::string argument;  // what follows the path, decoded
};

// The part of a list that a request wants: `limit` elements from `offset`.
struct Page {
  std::size_t offset = 0;
  std::size_t limit = 0;
  std::size_t end() const { return offset + limit; }
  // Leaves the part in the list; gives the next offset if there is more.
  template <class T>
  std::optional<std::size_t> cut(std::vector<T>& list) const {
    const bool has_more = list.size() > end();
    if (has_more) list.erase(list.begin() + static_cast<std::ptrdiff_t>(end()), list.end());
    list.erase(list.begin(), list.begin() + static_cast<std::ptrdiff_t>(std::min(offset, list.size())));
    return has_more ? std::optional(end()) : std::nullopt;
  }
};
Page page_of(Parameters& parameters, std::size_t usual_limit);

template <class T>
Answer list_answer(std::vector<T> list, const Page& page) {
  const auto next = page.cut(list);
  return {json_lines(list), next};
}
template <class T>
Result<Answer> list_answer(Result<std::vector<T>> found, const Page& page) {
  if (!found) return found.error();
  return list_answer(std::move(*found), page);
}
Answer object_answer(const Json& object);

// An Error when a parameter was wrong: to be called when all have been read.
Status all_right(const Parameters& parameters);

}  // namespace claimgraph::serve
