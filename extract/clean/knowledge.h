// The lexicon tables that cleaning reads, loaded once. Private to extract/clean.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "extract/clean/clean.h"
#include "extract/clean/credits.h"
#include "extract/clean/dates.h"
#include "extract/clean/html_classes.h"
#include "extract/clean/noise_lines.h"

namespace claimgraph::extract {

struct Cleaner::Knowledge {
  NoiseLines noise;
  DateReader dates;
  AgencyNames agencies;
  CreditWords credits;
  HtmlClassWords classes;
  std::map<std::string, std::string, std::less<>> entities;  // "amp;" → "&"
};

}  // namespace claimgraph::extract
