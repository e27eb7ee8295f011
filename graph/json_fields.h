// Typed access to the fields of one JSON object of the interchange, for its reader alone (simdjson's types stay out of
// other headers). The first wrong field is kept as a message that names it; what follows yields empty values, so that a
// reader checks once, at the end of a record.
#pragma once

#include <simdjson.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/span.h"

namespace claimgraph {

// "edge.evidence[2].start: expected ..., found ..."; empty while all is well.
class Problem {
 public:
  void report(std::string_view path, std::string_view complaint);
  const std::string& message() const { return message_; }
  bool any() const { return !message_.empty(); }

 private:
  std::string message_;
};

// Views the parser's document: valid until its next parse. Absent and null fields are the same.
class Fields {
 public:
  Fields(simdjson::dom::object object, std::string path, Problem& problem)
      : object_(object), path_(std::move(path)), problem_(&problem) {}

  bool has(const char* key) const;
  std::string text(const char* key) const;  // empty when absent
  std::string required_text(const char* key) const;
  std::vector<std::string> texts(const char* key) const;
  bool flag(const char* key) const;                            // false when absent
  std::optional<double> number(const char* key) const;         // finite
  std::optional<std::int64_t> integer(const char* key) const;  // a whole number
  std::uint32_t offset(const char* key) const;                 // required, below 4 GiB
  std::optional<Fields> object(const char* key) const;         //
  std::vector<Fields> objects(const char* key) const;          // a list of objects, or one object as a list
  std::vector<ByteSpan> ranges(const char* key) const;         // [[start, end], ...]
  std::optional<ByteSpan> range(const char* key) const;        // [start, end], or {"start", "end"}
  ByteSpan ends() const;                                       // this object's own start and end, required

  void report(const char* key, std::string_view complaint) const;

 private:
  // The element, or nothing when it is absent or null.
  std::optional<simdjson::dom::element> find(const char* key) const;
  std::optional<ByteSpan> range_of(simdjson::dom::element element, const std::string& path) const;
  std::string path_of(const char* key) const;

  simdjson::dom::object object_;
  std::string path_;
  Problem* problem_;
};

}  // namespace claimgraph
