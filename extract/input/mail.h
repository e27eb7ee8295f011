// Mail messages (RFC 5322 and MIME): newsletters, press releases, alerts. Private to extract/input.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "extract/input/read.h"

namespace claimgraph::extract {

// A file of a mail folder (it lies in cur or new, beside which the other one is) or one that is called so (.eml).
bool is_mail(const std::string& path);

struct Mail {
  std::string body;  // of the part that is read: the first of text/html, else of text/plain; transfer encoding undone
  InputHints hints;  // subject, day, sender; charset and type of the part
};

// Nothing when the message has no such part. A message cut short gives what there is. Linear in its size.
std::optional<Mail> read_mail(std::string_view message);

}  // namespace claimgraph::extract
