// Finds which of many literals a line contains, in one pass over it: what patterns need to match is looked for before
// they are tried. Private to extract/clean.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph::extract {

// The automaton of Aho and Corasick, blind to case. Immutable once built, thread safe.
class Literals {
 public:
  Literals() = default;
  // Empty literals are never found. Others are folded as by fold_case.
  explicit Literals(std::vector<std::string> literals);

  // Indices of the literals that the text contains in any case, ascending, each once.
  std::vector<int> find(std::string_view text) const;

 private:
  std::uint32_t grow(std::string_view literal);
  void link();
  void arrange(const std::vector<std::uint32_t>& order);
  void run(std::string_view folded, std::vector<int>& found) const;

  // An edge leads to a node times width_; its highest bit tells whether literals end there.
  std::array<std::uint8_t, 256> column_{};  // of each byte; 0 for bytes in no literal
  std::uint32_t width_ = 1;
  std::vector<std::uint32_t> edges_;    // width_ for each node
  std::vector<std::vector<int>> ends_;  // of each node: the literals that end there
};

// Each letter in its folded case, everything else as it is.
std::string fold_case(std::string_view text);

}  // namespace claimgraph::extract
