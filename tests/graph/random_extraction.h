// Extractions of random content, hostile texts included, for the round trips of the codecs.
#pragma once

#include <random>
#include <string>
#include <vector>

#include "graph/model.h"

namespace claimgraph::test {

// Texts that break careless writers: quotes, mark-up, escapes, controls, line ends of Unicode, formulas, NUL.
inline const std::vector<std::string>& nasty_texts() {
  using namespace std::string_literals;
  static const std::vector<std::string> texts = {"plain",
                                                 "",
                                                 "quote \" double",
                                                 "quote ' single",
                                                 "back\\slash",
                                                 "trailing backslash\\",
                                                 "new\nline",
                                                 "tab\there",
                                                 "crlf\r\nend",
                                                 "lone cr\rx",
                                                 "  leading and trailing  ",
                                                 " ",
                                                 "نص عربي مع \"اقتباس\"",
                                                 "emoji \U0001F1F8\U0001F1FE \U0001F468\u200d\U0001F469 \U0001F4A5",
                                                 "<tag attr=\"x\">&amp; ]]> &lt; </tag>",
                                                 "]]>",
                                                 "// not a comment; /* nor this */",
                                                 ";\n:exit\n;",
                                                 "`tick` ${x} $param {a: 1} %s",
                                                 "C:\\new\\u0041 \\'",
                                                 "\\u0022",
                                                 "\\u0022}) DETACH DELETE n //",
                                                 "\"}) MATCH (n) DETACH DELETE n; //",
                                                 "INF -INF NaN null true",
                                                 "comma,semi;pipe|colon:",
                                                 "ls\u2028ps\u2029nel\u0085nbsp\u00a0bom\ufeff",
                                                 "rtl \u202e abc \u202c",
                                                 "=1+1",
                                                 "=cmd|' /C calc'!A0",
                                                 "\"\"\"",
                                                 "''",
                                                 "[]",
                                                 "{\"a\": [1]}",
                                                 "&#10; &quot; &",
                                                 "\U0010FFFD",
                                                 "soh\x01 vt\x0b esc\x1b[31m us\x1f del\x7f c1\u009b fffe\ufffe",
                                                 "nul[\0]"s,
                                                 "\0"s};
  return texts;
}

class RandomExtraction {
 public:
  explicit RandomExtraction(unsigned seed) : random_(seed) {}

  Extraction make() {
    Extraction x;
    const std::size_t nodes = below(6);
    for (std::size_t i = 0; i < nodes; ++i) x.nodes.push_back(node(i));
    x.document = document(nodes);
    for (std::size_t i = below(6); i > 0 && nodes > 0; --i) x.edges.push_back(edge(nodes));
    for (std::size_t i = below(4); i > 0; --i) x.attributions.push_back(attribution(nodes));
    for (std::size_t i = below(4); i > 0; --i) x.mentions.push_back({span(), text(), some_id(nodes)});
    return x;
  }

  std::size_t below(std::size_t n) { return random_() % n; }
  bool coin() { return below(2) == 0; }
  std::string text() { return nasty_texts()[below(nasty_texts().size())]; }
  TextSpan span() {
    const std::string t = text();
    const auto start = static_cast<std::uint32_t>(below(5000));
    return {{start, start + static_cast<std::uint32_t>(t.size())}, t};
  }
  Count count() {
    Count c;
    if (coin()) c.min = static_cast<std::int64_t>(random_()) - (std::int64_t{1} << 31);
    if (coin()) c.max = std::int64_t{1} << below(63);
    c.text = text();
    return c;
  }

 private:
  std::string some_id(std::size_t nodes) { return nodes == 0 || coin() ? "" : id(below(nodes)); }
  static std::string id(std::size_t i) { return "n" + std::to_string(i) + " \"\u2028"; }
  std::vector<TextSpan> spans() {
    std::vector<TextSpan> out(below(4));
    for (auto& s : out) s = span();
    return out;
  }
  DateMention date() {
    DateMention d;
    if (coin()) d.told = span();
    d.value = coin() ? "2017-06-20/2017-06-22" : "";
    return d;
  }
  double real() { return static_cast<double>(random_()) / 1e9 - 1.0; }
  DocumentInfo document(std::size_t nodes) {
    DocumentInfo d;
    d.id = DocumentId::of_bytes(std::to_string(random_()));
    d.path = text();
    d.url = text();
    d.title = text();
    for (std::size_t i = below(3); i > 0; --i) d.authors.push_back(text());
    if (coin()) d.published = date();
    d.source = some_id(nodes);
    d.language = text();
    d.encoding = text();
    if (coin()) d.size = static_cast<std::uint32_t>(random_());
    for (std::size_t i = below(3); i > 0; --i) d.body.push_back(span().span);
    if (below(2) == 0) d.signature = {{1, 2, static_cast<std::uint32_t>(3 + below(1000))}, {7, 9}};
    if (coin()) d.title_span = span().span;
    return d;
  }
  ExtractionNode node(std::size_t i) {
    ExtractionNode n;
    n.id = id(i);
    n.type = static_cast<NodeType>(below(5));
    n.name = "name " + text();
    for (std::size_t k = below(3); k > 0; --k) n.aliases.push_back(text());
    n.kind = text();
    n.mentions = spans();
    n.confidence = real();
    if (coin()) n.event = {text(), date(), count(), count()};
    if (coin()) n.place = {real(), real(), text(), text()};
    return n;
  }
  ExtractionEdge edge(std::size_t nodes) {
    ExtractionEdge e;
    e.type = static_cast<EdgeType>(below(6));
    e.from = id(below(nodes));
    e.to = id(below(nodes));
    e.role = static_cast<Role>(below(7));
    e.stance = static_cast<Stance>(below(5));
    e.responsibility = coin();
    e.former = coin();
    e.on_behalf_of = some_id(nodes);
    if (coin()) e.fatalities = count();
    if (coin()) e.injuries = count();
    e.confidence = real();
    e.evidence = spans();
    if (coin()) e.cue = span();
    return e;
  }
  Attribution attribution(std::size_t nodes) {
    Attribution a;
    if (coin()) a.source = span();
    if (coin()) a.cue = span();
    a.content = spans();
    a.claimant = some_id(nodes);
    a.stance = static_cast<AttributionStance>(below(3));
    a.direct = coin();
    return a;
  }

  std::mt19937 random_;
};

}  // namespace claimgraph::test
