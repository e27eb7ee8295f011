// The dates of the interchange: ISO 8601 days "2017-06-20", months "2017-06", years "2017" and ranges
// "2017-06-20/2017-06-22" of any of them.
#pragma once

#include <string>
#include <string_view>

namespace claimgraph {

// The first and the last day that the date covers, as "YYYY-MM-DD"; empty for a text of another form or a day that no
// calendar has. A time of day behind a "T" is left out. Days of this form compare as texts do.
std::string first_day(std::string_view date);
std::string last_day(std::string_view date);

}  // namespace claimgraph
