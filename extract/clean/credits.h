// Who wrote, published and distributed: bylines, outlets' own mentions and agency credits in lines of text.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "extract/clean/credit_words.h"
#include "extract/document.h"
#include "extract/lexicon/table.h"

namespace claimgraph::extract {

// agencies.tsv. Immutable, thread safe.
class AgencyNames {
 public:
  static Result<AgencyNames> from(const LexiconTable& table);
  // The agency of a credit as written ("AFP"), or empty.
  std::string_view agency(std::string_view credit) const;
  // Whether it is an agency's name or credit in whatever letters: "ASSOCIATED PRESS".
  bool has(std::string_view name) const;

 private:
  std::map<std::string, std::string, std::less<>> by_credit_;
  std::set<std::string, std::less<>> keys_;
};

std::vector<std::string_view> agency_columns();

// A part of a line.
struct LinePart {
  std::size_t start = 0;
  std::size_t end = 0;
};

// Whether what ends at `end` stands in the dateline of a first paragraph: before the dash behind "CITY, State, May 7,
// 2025 (Agency) -", all of it names and figures, no sentence.
bool in_dateline(std::string_view paragraph, std::size_t end);

// "(Reuters)" before the dash of a dateline: "BEIRUT, March 3 (Reuters) - ..." or "(Zaman Al Wasl)- ...". The part is
// the name without its brackets.
std::optional<LinePart> dateline_credit(std::string_view paragraph);

// The name behind "Source:" and its like, anywhere in a short line; or a whole last line or ending "(AFP)".
std::optional<LinePart> source_credit(std::string_view line, const CreditWords& words);

// The part of a line by the headline that is an agency and no more: "AFP", "By Ann Lee, Associated Press", "Xinhua |
// 14 March".
std::optional<LinePart> agency_credit(std::string_view line, const AgencyNames& agencies, const CreditWords& words);

// The agency that a line of copyright names.
std::optional<LinePart> copyright_credit(std::string_view line, const AgencyNames& agencies, const CreditWords& words);

// Whether a word is made of initials of the name's words, in their order: "GCN" of "Gulf Coast Newswire", "ANA" of
// "Agencia de Noticias do Atlantico".
bool are_initials(std::string_view acronym, std::string_view name);

// Whether a credit is the outlet itself, by its name or its initials.
bool names_outlet(std::string_view credit, std::string_view outlet);

// Whether an author's name is that of no person but of an office, an agency or an outlet: "Staff Reporter", "Reuters",
// "The Amsel Post"; and, where the page's own outlet is given, of a part of it: "Amsel Sport" of "Amsel Post".
bool names_office(std::string_view author, const CreditWords& words, const AgencyNames& agencies,
                  std::string_view outlet = {});

// Takes the document's publisher and its parts out of the agencies and authors. `doc.publisher` is settled.
void leave_out_outlet(const CreditWords& words, const AgencyNames& agencies, CleanDocument& doc);

// The persons of a byline ("By Ann Lee and Bo Berg, Chief Reporter"), without titles of office; offices are left out.
std::vector<std::string> byline_authors(std::string_view line, const CreditWords& words, const AgencyNames& agencies);

// Whether it looks like a person's name: two to four words, capitalised but for particles.
bool looks_like_person(std::string_view name);

}  // namespace claimgraph::extract
