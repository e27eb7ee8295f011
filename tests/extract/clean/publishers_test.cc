#include <algorithm>
#include <fstream>
#include <sstream>

#include "tests/extract/clean/cleaning.h"

namespace claimgraph::extract {
namespace {

struct Shape {
  std::string name;
  std::vector<std::string> publishers;  // accepted forms; none: there is no publisher
  std::vector<std::string> agencies;    // accepted forms of the one agency; none: there is none
  std::string page;
};

const char* const paragraphs[] = {
    "Three fishermen were killed on Tuesday when a patrol boat rammed their trawler off Port Amsel, the harbour master "
    "said, and two others were taken to hospital with injuries that doctors described as serious.",
    "The navy denied that any of its vessels had been near the trawler at the time and said that it would publish the "
    "log of the patrol boat within a week, after the families of the dead had been heard by a judge.",
    "Residents gathered at the quay in the evening, where the owner of the trawler told them that the crew had "
    "reported "
    "an unlit vessel by radio an hour before the collision and had received no answer from anybody."};

std::vector<std::string> forms(const std::string& list) {
  std::vector<std::string> out;
  std::stringstream parts(list);
  for (std::string part; std::getline(parts, part, '/');) {
    part.erase(0, part.find_first_not_of(' '));
    part.erase(part.find_last_not_of(' ') + 1);
    if (!part.empty()) out.push_back(part);
  }
  return out;
}

void fill(std::string& page) {
  for (int n = 0; n < 3; ++n) {
    const std::string mark = {'@', static_cast<char>('1' + n), '@'};
    for (std::size_t at = page.find(mark); at != std::string::npos; at = page.find(mark))
      page.replace(at, mark.size(), paragraphs[n]);
  }
}

std::vector<Shape> shapes() {
  std::ifstream in(std::filesystem::path(CLAIMGRAPH_SOURCE_DIR) / "tests/extract/clean/publishers.txt");
  std::vector<Shape> out;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("=== ")) {
      const std::size_t first = line.find('|');
      const std::size_t second = line.find('|', first + 1);
      out.push_back({line.substr(4, first - 4),
                     forms(line.substr(first + 1, second - first - 1)),
                     forms(line.substr(second + 1)),
                     {}});
    } else if (!out.empty()) {
      out.back().page.append(line).push_back('\n');
    }
  }
  for (Shape& shape : out) fill(shape.page);
  return out;
}

bool is_one_of(const std::string& name, const std::vector<std::string>& accepted) {
  if (accepted.empty()) return name.empty();
  const auto same = [&](const std::string& form) {
    return std::equal(form.begin(), form.end(), name.begin(), name.end(),
                      [](unsigned char a, unsigned char b) { return std::tolower(a) == std::tolower(b); });
  };
  return std::any_of(accepted.begin(), accepted.end(), same);
}

TEST_CASE("The outlet and the agency of a page are found in the many shapes that pages give them") {
  const std::vector<Shape> all = shapes();
  REQUIRE(all.size() > 60);
  for (const Shape& shape : all) {
    const RawDocument raw = raw_of(shape.page);
    const CleanDocument doc = cleaner().clean(raw);
    check_round_trip(raw, doc);
    INFO(shape.name << ": publisher '" << doc.publisher << "'");
    CHECK(is_one_of(doc.publisher, shape.publishers));
    std::string found;
    for (const TextSpan& agency : doc.agencies) {
      if (!found.empty()) found += ", ";
      found += agency.text;
    }
    INFO("agencies '" << found << "'");
    CHECK(is_one_of(found, shape.agencies));
  }
}

}  // namespace
}  // namespace claimgraph::extract
