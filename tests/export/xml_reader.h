// A small strict XML reader for tests: elements with attributes and text, references resolved; what is not well-formed
// XML 1.0 fails the test.
#pragma once

#include <catch2/catch.hpp>
#include <map>
#include <string>
#include <vector>

namespace claimgraph::test {

struct Element {
  std::string name;
  std::map<std::string, std::string> attributes;
  std::string text;  // of all its text nodes
  std::vector<Element> children;

  std::vector<const Element*> all(const std::string& wanted) const {
    std::vector<const Element*> out;
    for (const auto& c : children) {
      if (c.name == wanted) out.push_back(&c);
      const auto deeper = c.all(wanted);
      out.insert(out.end(), deeper.begin(), deeper.end());
    }
    return out;
  }
};

class XmlReader {
 public:
  explicit XmlReader(const std::string& xml) : xml_(xml) {}

  Element read() {
    if (xml_.rfind("<?xml version=\"1.0\" encoding=\"UTF-8\"?>", 0) != 0) FAIL("no XML declaration");
    at_ = xml_.find("?>") + 2;
    skip_space();
    Element root = element();
    skip_space();
    if (at_ != xml_.size()) FAIL("text behind the root at byte " << at_);
    return root;
  }

 private:
  char peek() const {
    if (at_ >= xml_.size()) FAIL("the file ends early");
    return xml_[at_];
  }
  void skip_space() {
    while (at_ < xml_.size() && (xml_[at_] == ' ' || xml_[at_] == '\n')) ++at_;
  }
  void expect(char c) {
    if (peek() != c) FAIL("expected " << c << " at byte " << at_);
    ++at_;
  }
  std::string name() {
    const auto end = xml_.find_first_of(" =/>", at_);
    std::string out = xml_.substr(at_, end - at_);
    if (out.empty()) FAIL("no name at byte " << at_);
    at_ = end;
    return out;
  }
  std::string text(char end) {
    std::string out;
    while (peek() != end) {
      const char c = xml_[at_];
      const auto byte = static_cast<unsigned char>(c);
      const bool control = byte < 0x20 && c != '\t' && c != '\n';
      if (c == '<' || control || xml_.compare(at_, 3, "]]>") == 0 || xml_.compare(at_, 3, "\ufffe") == 0) {
        FAIL("a character that XML does not allow at byte " << at_);
      }
      ++at_;
      out += c == '&' ? reference() : std::string(1, c);
    }
    return out;
  }
  std::string reference() {
    static const std::map<std::string, std::string> known = {{"amp", "&"},   {"lt", "<"},        {"gt", ">"},
                                                             {"quot", "\""}, {"#9", "\t"},       {"#10", "\n"},
                                                             {"#13", "\r"},  {"#133", "\u0085"}, {"#8232", "\u2028"}};
    const auto end = xml_.find(';', at_);
    const auto found = known.find(xml_.substr(at_, end - at_));
    if (found == known.end()) FAIL("an unknown reference at byte " << at_);
    at_ = end + 1;
    return found->second;
  }
  Element element() {
    Element e;
    expect('<');
    e.name = name();
    for (skip_space(); peek() != '>' && peek() != '/'; skip_space()) {
      const std::string key = name();
      expect('=');
      expect('"');
      if (!e.attributes.emplace(key, text('"')).second) FAIL("attribute " << key << " twice");
      expect('"');
    }
    if (peek() == '/') {
      ++at_;
      expect('>');
      return e;
    }
    expect('>');
    while (true) {
      e.text += text('<');
      if (xml_.compare(at_, 2, "</") == 0) break;
      e.children.push_back(element());
    }
    at_ += 2;
    if (name() != e.name) FAIL("element " << e.name << " is not closed at byte " << at_);
    expect('>');
    return e;
  }

  const std::string& xml_;
  std::size_t at_ = 0;
};

}  // namespace claimgraph::test
