// The outlet's name from the furniture around an article. Private to extract/clean.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/clean/credit_words.h"
#include "extract/clean/credits.h"
#include "extract/document.h"

namespace claimgraph::extract {

// Names that the page may be of, each with how much speaks for it. The words outlive the vote.
class PublisherVote {
 public:
  PublisherVote(const CreditWords& words, const AgencyNames& agencies) : words_(words), agencies_(agencies) {}

  // Cuts legal forms and articles off; names of a page's parts, empty and overlong ones do not count.
  void add(std::string_view name, double weight);
  // A line over the headline: "Amsel Courant - Independent since 1921", "GCN | Gulf Coast Newswire". `at_top`: the
  // page's first line, of which a slogan below it must not take the place.
  void add_masthead(std::string_view line, bool at_top);
  // "Gulf Coast Newswire (GCN)": whether the line is a name with its initials behind it, which it then adds.
  bool add_named_with_initials(std::string_view line);
  // Candidates of one line of furniture: copyright, "Support NAME", "NAME Facebook", "NAME newsletter".
  void add_from_furniture(std::string_view line);
  // The same of running text, where a name proves less: "first appeared in NAME", "is a reporter at NAME".
  void add_from_endnote(std::string_view line);
  // What stands behind or before the headline in a page's title. `headlines` are fold keys of what may be the headline
  // alone (the page's own heading, other titles, lines of the text).
  void add_title(std::string_view title, const std::vector<std::string>& headlines);
  // Outlets in a byline or a line that dates the text. `byline`: the line is known for one.
  void add_byline(std::string_view line, bool byline);
  // The host of the page, or of a mail address in it: speaks for names that it spells.
  void add_host(std::string_view url_or_host);
  // The article's own paragraphs: "told Reef Radio" speaks for a name that something else brought up.
  void add_article(std::span<const Block> blocks);

  // The name with the most votes, as most often written; empty when too little speaks for any.
  std::string winner() const;

 private:
  void add_from_endnote(std::string_view line, CreditWords::Mentions mentions);
  struct Candidate {
    double weight = 0;
    std::map<std::string, double> forms;
  };
  // A first paragraph that begins with the outlet and the date: "Amsel Post, 3 May 2024. LIMA - ...".
  void add_lead(std::string_view paragraph);
  void add_told(std::string_view text);
  void add_by_lines_part(std::string_view part, bool byline, bool first);
  double score(const std::string& key, const Candidate& candidate) const;

  const CreditWords& words_;
  const AgencyNames& agencies_;
  std::map<std::string, Candidate> candidates_;  // by fold_key
  std::vector<std::string> hosts_;               // main labels, lower case
  std::vector<std::string> told_;                // fold keys of names that were spoken to
};

// "https://www.news.example.org/a" → "news.example.org"; empty when there is none.
std::string host_of(std::string_view url);

}  // namespace claimgraph::extract
