#include "extract/clean/html_metadata.h"

#include <algorithm>
#include <map>

#include "base/words.h"
#include "extract/clean/credits.h"
#include "extract/clean/json_ld.h"
#include "extract/clean/unicode.h"

namespace claimgraph::extract {

namespace {

constexpr std::size_t most_logos = 4;

class Reader {
 public:
  Reader(const HtmlTree& tree, const std::string& page, const Cleaner::Knowledge& know)
      : tree_(tree), page_(page), know_(know) {}

  HtmlMetadata read() {
    for (const ByteSpan span : tree_.source().json_ld())
      read_json_ld(std::string_view(page_).substr(span.start, span.size()), article_);
    walk();
    merge();
    return std::move(out_);
  }

 private:
  void walk() {
    for (std::uint32_t i = 0; i < tree_.nodes().size(); ++i) {
      const HtmlNode& node = tree_.nodes()[i];
      if (node.is_text) continue;
      if (node.tag == GUMBO_TAG_META) meta(i);
      if (node.tag == GUMBO_TAG_TITLE && title_tag_.empty()) title_tag_ = text_of(tree_, i, know_).text;
      if (node.tag == GUMBO_TAG_HTML) out_.language = value(i, "lang");
      if (node.tag == GUMBO_TAG_LINK && tree_.attribute(i, "rel") == "canonical" && canonical_.empty())
        canonical_ = value(i, "href");
      if (node.tag == GUMBO_TAG_A && out_.logos.size() < most_logos) logo(i);
      item(i);
    }
  }

  std::string value(std::uint32_t i, std::string_view attribute) const {
    return decode_references(tree_.attribute(i, attribute), know_);
  }

  // The link to the front page, or one that the page calls its logo: its text, or the text of its picture.
  void logo(std::uint32_t i) {
    const std::string_view href = tree_.attribute(i, "href");
    const bool named = tree_.attribute(i, "class").find("logo") != std::string_view::npos ||
                       tree_.attribute(i, "id").find("logo") != std::string_view::npos;
    const bool front = href == "/" || (href.starts_with("http") && std::count(href.begin(), href.end(), '/') < 4);
    if (!front && !named) return;
    std::string text = text_of(tree_, i, know_).text;
    for (std::uint32_t k = i + 1; k < tree_.nodes()[i].end && trim(text).empty(); ++k) {
      if (!tree_.nodes()[k].is_text && tree_.nodes()[k].tag == GUMBO_TAG_IMG) text = value(k, "alt");
    }
    std::string name(trim(text));
    for (const std::string_view tail : {" logo", " Logo", " LOGO"}) {
      if (name.ends_with(tail)) name.resize(name.size() - tail.size());
    }
    if (!name.empty() && name.size() <= 60) out_.logos.push_back(decode_references(name, know_));
  }

  void meta(std::uint32_t i) {
    std::string_view name = tree_.attribute(i, "property");
    if (name.empty()) name = tree_.attribute(i, "name");
    if (name.empty()) name = tree_.attribute(i, "itemprop");
    if (name.empty()) return;
    std::string key(name);
    std::transform(key.begin(), key.end(), key.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    const std::string content = value(i, "content");
    if (!content.empty()) meta_.try_emplace(key, content);
  }

  // Microdata.
  void item(std::uint32_t i) {
    const std::string_view property = tree_.attribute(i, "itemprop");
    if (property.empty() || tree_.nodes()[i].tag == GUMBO_TAG_META) return;
    if (property == "datePublished" && item_date_.empty()) {
      item_date_ = value(i, "datetime");
      if (item_date_.empty()) item_date_ = value(i, "content");
      if (item_date_.empty()) item_date_ = text_of(tree_, i, know_).text;
    }
  }

  std::string first(std::initializer_list<const char*> names) const {
    for (const char* name : names) {
      if (const auto it = meta_.find(name); it != meta_.end()) return decode_references(it->second, know_);
    }
    return {};
  }

  void merge() {
    add_title(decode_references(article_.headline, know_));
    add_title(first({"og:title", "twitter:title", "dc.title", "headline", "title", "sailthru.title", "parsely-title"}));
    add_title(title_tag_);
    date({article_.published, item_date_,
          first({"article:published_time",
                 "og:article:published_time",
                 "article:published",
                 "datepublished",
                 "parsely-pub-date",
                 "sailthru.date",
                 "pubdate",
                 "publishdate",
                 "publish-date",
                 "publish_date",
                 "cxenseparse:recs:publishtime",
                 "dc.date.issued",
                 "dc.date",
                 "dcterms.date",
                 "dcterms.created",
                 "date",
                 "originalpublicationdate",
                 "article.published",
                 "article_date_original",
                 "og:pubdate",
                 "displaydate",
                 "dat",
                 "published_time_telegram",
                 "article:post_date",
                 "og:published_time"})});
    out_.site_name = first({"og:site_name", "application-name", "al:ios:app_name", "apple-mobile-web-app-title"});
    if (out_.site_name.empty()) out_.site_name = decode_references(article_.site_name, know_);
    choose_publisher(decode_references(article_.publisher, know_));
    out_.url = !canonical_.empty() ? canonical_ : first({"og:url"});
    if (out_.url.empty()) out_.url = article_.url;
    out_.article_text = article_.text;
    authors();
  }

  // The site's name as readers know it; the publisher of structured data is often the company or the software.
  void choose_publisher(const std::string& publisher) {
    std::string site = out_.site_name;
    for (const std::string_view bar : {" | ", " - ", " – ", " — ", " : ", ": "}) {
      if (const std::size_t at = site.find(bar); at != std::string::npos) site.resize(at);
    }
    const bool domain =
        site.find(' ') == std::string::npos && (site.find('.') != std::string::npos || !is_upper_start(site));
    out_.publisher = site.empty() || (domain && !publisher.empty()) ? publisher : site;
    if (out_.publisher.starts_with("http")) out_.publisher.clear();
    out_.slogan = is_slogan(out_.publisher);
  }
  // A name of many words in small letters is a slogan.
  static bool is_slogan(const std::string& name) {
    std::size_t words = 0;
    std::size_t small = 0;
    for_words(name, [&](std::string_view word) {
      ++words;
      if (word.size() > 3 && !is_upper(code_point_at(word, 0).value)) ++small;
    });
    return words > 3 && small > 0;
  }
  static bool is_upper_start(const std::string& s) { return !s.empty() && is_upper(code_point_at(s, 0).value); }

  void add_title(const std::string& title) {
    if (!trim(title).empty()) out_.titles.emplace_back(trim(title));
  }

  void date(std::initializer_list<std::string> values) {
    for (const std::string& value : values) {
      const auto found = know_.dates.find(value);
      if (!found.empty()) {
        out_.published = found.front().iso;
        return;
      }
    }
  }

  void authors() {
    for (const std::string& name : article_.authors) add_author(decode_references(name, know_));
    if (!out_.authors.empty()) return;
    add_author(first({"author", "article:author", "byl", "parsely-author", "sailthru.author", "dc.creator",
                      "dcterms.creator", "cxenseparse:author", "article:author_name", "creator"}));
  }

  void add_author(std::string_view name) {
    name = trim(name);
    if (name.starts_with("http") || name.empty() || name.size() > 120) return;
    // The outlet as its own author says nothing.
    const std::string key = fold_key(name);
    if (key == fold_key(out_.publisher) || key == fold_key(out_.site_name) || key == "admin") return;
    if (name.starts_with("By ") || name.starts_with("by ")) name = trim(name.substr(3));
    // Several in one string.
    for (const std::string_view separator : {", ", " and ", " & ", "; "}) {
      const std::size_t at = name.find(separator);
      if (at == std::string_view::npos || !looks_like_person(trim(name.substr(0, at)))) continue;
      add_author(name.substr(0, at));
      const std::string_view rest = trim(name.substr(at + separator.size()));
      if (looks_like_person(rest.substr(0, rest.find_first_of(",;")))) add_author(rest);
      return;
    }
    if (std::find(out_.authors.begin(), out_.authors.end(), name) == out_.authors.end())
      out_.authors.emplace_back(name);
  }

  const HtmlTree& tree_;
  const std::string& page_;
  const Cleaner::Knowledge& know_;
  JsonLdArticle article_;
  std::map<std::string, std::string, std::less<>> meta_;
  std::string title_tag_;
  std::string canonical_;
  std::string item_date_;
  HtmlMetadata out_;
};

}  // namespace

HtmlMetadata read_metadata(const HtmlTree& tree, const std::string& page, const Cleaner::Knowledge& know) {
  return Reader(tree, page, know).read();
}

}  // namespace claimgraph::extract
