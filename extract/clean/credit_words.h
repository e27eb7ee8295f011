// The words by which pages tell author, outlet and agency (credits.tsv, media_words.tsv, given_names.tsv), and the
// patterns that are made of them. Private to extract/clean.
#pragma once

#include <re2/re2.h>

#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "extract/lexicon/table.h"

namespace claimgraph::extract {

std::vector<std::string_view> credit_columns();

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

  // Each captures one name.
  struct Patterns {
    std::unique_ptr<re2::RE2> byline, source, label, before, more_from, original, behind, imprint, social, rights,
        author, copyright, copyright_behind, legal_form, legal_lead, staff, special;
    // Captures nothing: finds the words without which none of an outlet's furniture matches, in one cheap pass.
    std::unique_ptr<re2::RE2> furniture;
  };
  const Patterns& patterns() const { return patterns_; }

 private:
  void make_patterns();

  std::map<std::string, std::vector<std::string>, std::less<>> words_;             // as written
  std::map<std::string, std::set<std::string, std::less<>>, std::less<>> folded_;  // by class
  std::set<std::string, std::less<>> media_leads_, media_tails_, given_names_;
  Patterns patterns_;
};

}  // namespace claimgraph::extract
