#include "extract/clean/html_classes.h"

#include <algorithm>
#include <array>

namespace claimgraph::extract {

namespace {

constexpr std::array<std::string_view, element_class_count> names = {
    "comments", "related", "share",  "promo",   "advert",     "navigation", "furniture",
    "meta",     "caption", "hidden", "content", "standfirst", "author"};

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

// One class name's pieces, lower case, joined by spaces: "relatedArticles-2" → "related articles"; and where each
// begins.
struct Pieces {
  std::string text;
  std::vector<std::size_t> starts;

  void split(std::string_view name) {
    text.clear();
    starts.clear();
    bool open = false;
    for (std::size_t i = 0; i < name.size(); ++i) {
      const char c = name[i];
      if (!is_letter(c)) {
        open = false;
        continue;
      }
      const bool hump = is_capital(c) && i > 0 && is_letter(name[i - 1]) && !is_capital(name[i - 1]);
      if (!open || hump) begin();
      open = true;
      text += is_capital(c) ? static_cast<char>(c - 'A' + 'a') : c;
    }
  }
  // Pieces `first` to `last`.
  std::string_view run(std::size_t first, std::size_t last) const {
    const std::size_t end = last + 1 < starts.size() ? starts[last + 1] - 1 : text.size();
    return std::string_view(text).substr(starts[first], end - starts[first]);
  }

 private:
  void begin() {
    if (!text.empty()) text += ' ';
    starts.push_back(text.size());
  }
};

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
      if (const std::size_t space = words.find(' '); space != std::string_view::npos)
        out.leads_.emplace(words.substr(0, space));
      out.words_[std::string(words)].add(static_cast<ElementClass>(kind - names.begin()));
      out.longest_ = std::max<std::size_t>(out.longest_,
                                           1U + static_cast<std::size_t>(std::count(words.begin(), words.end(), ' ')));
    }
  }
  return out;
}

ElementClasses HtmlClassWords::classify(std::string_view value) const {
  ElementClasses found;
  Pieces pieces;
  for (std::size_t at = 0; at < value.size();) {
    const std::size_t end = std::min(value.find_first_of(" \t\r\n", at), value.size());
    pieces.split(value.substr(at, end - at));
    for (std::size_t i = 0; i < pieces.starts.size(); ++i) {
      const std::size_t most = leads_.contains(pieces.run(i, i)) ? longest_ : 1;
      for (std::size_t n = i; n < i + most && n < pieces.starts.size(); ++n) {
        if (const auto it = words_.find(pieces.run(i, n)); it != words_.end()) found.add(it->second);
      }
    }
    at = end + 1;
  }
  return found;
}

}  // namespace claimgraph::extract
