// What an element is by the words of its class and id: extract/lexicon/html_classes.tsv.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/result.h"
#include "extract/lexicon/table.h"

namespace claimgraph::extract {

enum class ElementClass : std::uint8_t {
  comments,
  related,
  share,
  promo,
  advert,
  navigation,
  furniture,
  meta,
  caption,
  hidden,
  content,
  standfirst,
  author,
};
inline constexpr std::size_t element_class_count = 13;

class ElementClasses {
 public:
  bool has(ElementClass c) const { return (bits_ >> static_cast<unsigned>(c) & 1U) != 0; }
  void add(ElementClass c) { bits_ |= 1U << static_cast<unsigned>(c); }
  void add(ElementClasses other) { bits_ |= other.bits_; }
  bool any() const { return bits_ != 0; }

 private:
  std::uint32_t bits_ = 0;
};

// Immutable, thread safe.
class HtmlClassWords {
 public:
  static Result<HtmlClassWords> from(const LexiconTable& table);
  // `names`: the value of a class or id attribute.
  ElementClasses classify(std::string_view names) const;

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>()(s); }
  };
  std::unordered_map<std::string, ElementClasses, Hash, std::equal_to<>> words_;
  std::unordered_set<std::string, Hash, std::equal_to<>> leads_;  // first pieces of entries of several
  std::size_t longest_ = 1;                                       // pieces of the longest entry
};

std::vector<std::string_view> html_class_columns();

}  // namespace claimgraph::extract
