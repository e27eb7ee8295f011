#include "extract/clean/literals.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "extract/clean/unicode.h"

namespace claimgraph::extract {

namespace {

constexpr std::uint32_t ends_here = 1U << 31U;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool is_ascii(std::string_view text) {
  return std::none_of(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0x80U) != 0; });
}

}  // namespace

Literals::Literals(std::vector<std::string> literals) {
  for (std::string& literal : literals) {
    literal = fold_case(literal);
    for (const char c : literal) column_[static_cast<unsigned char>(c)] = 1;
  }
  std::uint8_t columns = 0;
  for (std::uint8_t& column : column_) column = column == 0 ? 0 : ++columns;
  // ASCII is folded by its columns.
  for (char c = 'A'; c <= 'Z'; ++c)
    column_[static_cast<unsigned char>(c)] = column_[static_cast<unsigned char>(lower(c))];
  width_ = columns + 1U;
  ends_.emplace_back();
  edges_.resize(width_);
  for (std::size_t i = 0; i < literals.size(); ++i) {
    if (!literals[i].empty()) ends_[grow(literals[i])].push_back(static_cast<int>(i));
  }
  link();
}

std::uint32_t Literals::grow(std::string_view literal) {
  std::uint32_t node = 0;
  for (const char c : literal) {
    const std::size_t edge = std::size_t{node} * width_ + column_[static_cast<unsigned char>(c)];
    if (edges_[edge] == 0) {
      edges_[edge] = static_cast<std::uint32_t>(ends_.size());
      ends_.emplace_back();
      edges_.resize(ends_.size() * width_);
    }
    node = edges_[edge];
  }
  return node;
}

// Breadth first, so that shorter beginnings are complete before longer ones take from them. A node's `shorter` is the
// one of the longest other beginning that ends with its last letters.
void Literals::link() {
  std::vector<std::uint32_t> shorter(ends_.size(), 0);
  std::vector<std::uint32_t> order{0};
  for (std::size_t i = 0; i < order.size(); ++i) {
    const std::uint32_t node = order[i];
    for (std::size_t column = 1; column < width_; ++column) {
      std::uint32_t& edge = edges_[node * width_ + column];
      const std::uint32_t elsewhere = node == 0 ? 0 : edges_[shorter[node] * width_ + column];
      if (edge == 0) {
        edge = elsewhere;
        continue;
      }
      shorter[edge] = elsewhere;
      ends_[edge].insert(ends_[edge].end(), ends_[elsewhere].begin(), ends_[elsewhere].end());
      order.push_back(edge);
    }
  }
  arrange(order);
}

// Puts the nodes into that order: a text is mostly at the few of one or two letters, which then lie together in memory.
void Literals::arrange(const std::vector<std::uint32_t>& order) {
  std::vector<std::uint32_t> place(order.size());
  for (std::size_t i = 0; i < order.size(); ++i) place[order[i]] = static_cast<std::uint32_t>(i);
  std::vector<std::uint32_t> edges(edges_.size());
  std::vector<std::vector<int>> ends(ends_.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    for (std::size_t column = 0; column < width_; ++column) {
      const std::uint32_t to = edges_[order[i] * width_ + column];
      edges[i * width_ + column] = place[to] * width_ | (ends_[to].empty() ? 0 : ends_here);
    }
  }
  for (std::size_t i = 0; i < order.size(); ++i) ends[i] = std::move(ends_[order[i]]);
  edges_ = std::move(edges);
  ends_ = std::move(ends);
}

std::vector<int> Literals::find(std::string_view text) const {
  std::vector<int> found;
  if (edges_.empty()) return found;
  if (is_ascii(text)) {
    run(text, found);
  } else {
    run(fold_case(text), found);
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

void Literals::run(std::string_view folded, std::vector<int>& found) const {
  std::uint32_t at = 0;
  for (const char c : folded) {
    at = edges_[(at & ~ends_here) + column_[static_cast<unsigned char>(c)]];
    if ((at & ends_here) == 0) continue;
    const std::vector<int>& ends = ends_[(at & ~ends_here) / width_];
    found.insert(found.end(), ends.begin(), ends.end());
  }
}

std::string fold_case(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    if (static_cast<unsigned char>(text[i]) < 0x80) {
      out += lower(text[i++]);
      continue;
    }
    const CodePoint c = code_point_at(text, i);
    append_utf8(static_cast<char32_t>(u_foldCase(static_cast<UChar32>(c.value), U_FOLD_CASE_DEFAULT)), out);
    i += c.size;
  }
  return out;
}

}  // namespace claimgraph::extract
