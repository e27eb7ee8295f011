#include "extract/clean/html_classes.h"

#include <algorithm>
#include <array>

namespace claimgraph::extract {

namespace {

constexpr std::array<std::string_view, element_class_count> names = {
    "comments",  "related", "share",   "promo",  "advert",  "navigation",
    "furniture", "meta",    "caption", "hidden", "content", "standfirst", "author"};

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

// The pieces of one class name, lower case: "relatedArticles-2" → related, articles.
std::vector<std::string> pieces(std::string_view name) {
  std::vector<std::string> out;
  bool open = false;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const char c = name[i];
    if (!is_letter(c)) {
      open = false;
      continue;
    }
    const bool hump = is_capital(c) && i > 0 && is_letter(name[i - 1]) && !is_capital(name[i - 1]);
    if (!open || hump) out.emplace_back();
    open = true;
    out.back() += is_capital(c) ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return out;
}

}  // namespace

std::vector<std::string_view> html_class_columns() { return {"kind", "words"}; }

Result<HtmlClassWords> HtmlClassWords::from(const LexiconTable& table) {
  HtmlClassWords out;
  for (std::size_t row = 0; row < table.size(); ++row) {
    const auto kind = std::find(names.begin(), names.end(), table.field(row, 0));
    if (kind == names.end())
      return Error{ErrorCode::bad_input, table.place(row) + ": unknown kind '" + std::string(table.field(row, 0)) +
                                             "': see the list at the table's head"};
    for (const std::string_view words : table.list(row, 1)) {
      out.words_[std::string(words)].add(static_cast<ElementClass>(kind - names.begin()));
      out.longest_ = std::max<std::size_t>(out.longest_,
                                           1U + static_cast<std::size_t>(std::count(words.begin(), words.end(), ' ')));
    }
  }
  return out;
}

ElementClasses HtmlClassWords::classify(std::string_view value) const {
  ElementClasses found;
  for (std::size_t at = 0; at < value.size();) {
    const std::size_t end = std::min(value.find_first_of(" \t\r\n", at), value.size());
    const std::vector<std::string> parts = pieces(value.substr(at, end - at));
    for (std::size_t i = 0; i < parts.size(); ++i) {
      std::string joined;
      for (std::size_t n = 0; n < longest_ && i + n < parts.size(); ++n) {
        joined += (n == 0 ? "" : " ") + parts[i + n];
        if (const auto it = words_.find(joined); it != words_.end()) found.add(it->second);
      }
    }
    at = end + 1;
  }
  return found;
}

}  // namespace claimgraph::extract
