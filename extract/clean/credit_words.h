// The words by which pages tell author, outlet and agency (credits.tsv, media_words.tsv, given_names.tsv), and the
// patterns that are made of them. Private to extract/clean.
#pragma once

#include <re2/re2.h>

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "extract/clean/literals.h"
#include "extract/lexicon/table.h"

namespace claimgraph::extract {

std::vector<std::string_view> credit_columns();

// A pattern that is compiled when it is first asked for: most pages need few of them. Thread safe.
class LazyPattern {
 public:
  LazyPattern() = default;
  explicit LazyPattern(std::string pattern);
  const re2::RE2& operator*() const;

 private:
  struct State {
    std::string pattern;
    std::once_flag once;
    std::unique_ptr<re2::RE2> compiled;
  };
  std::unique_ptr<State> state_;
};

// Immutable, thread safe. Words are folded as by fold_key.
class CreditWords {
 public:
  // `media` has the columns of media_words.tsv, `given_names` those of given_names.tsv.
  static Result<CreditWords> from(const LexiconTable& credits, const LexiconTable& media,
                                  const LexiconTable& given_names);

  bool has(std::string_view cls, std::string_view words) const;
  const std::vector<std::string>& of(std::string_view cls) const;
  bool is_section(std::string_view name) const;     // "Latest News", no outlet
  bool is_all_social(std::string_view name) const;  // "Facebook WhatsApp"
  bool is_media_name(std::string_view name) const;  // its first or last word is one of outlets' names
  bool starts_with_given_name(std::string_view name) const;

  // Where the words for an office begin in an author's name ("Amsel Web Desk", "Site Admin"); npos when there are none.
  std::size_t office_in(std::string_view name) const;

  // Each captures one name.
  struct Patterns {
    LazyPattern byline, source, label, before, more_from, original, behind, imprint, social, rights, author, copyright,
        copyright_behind, legal_form, legal_lead, staff, special;
  };
  const Patterns& patterns() const { return patterns_; }

  // The classes of words in a text: without its class's words, no pattern matches.
  class Mentions {
   public:
    bool has(std::string_view cls) const;
    void add(std::size_t cls) { bits_ |= 1U << cls; }

   private:
    std::uint32_t bits_ = 0;
  };
  Mentions mentions(std::string_view text) const;

 private:
  void make_patterns();
  void make_literals();

  std::map<std::string, std::vector<std::string>, std::less<>> words_;             // as written
  std::map<std::string, std::set<std::string, std::less<>>, std::less<>> folded_;  // by class
  std::set<std::string, std::less<>> media_leads_, media_tails_, given_names_;
  Patterns patterns_;
  Literals literals_;                       // a piece of each of the words
  std::vector<std::size_t> literal_class_;  // of each, its class
};

}  // namespace claimgraph::extract
