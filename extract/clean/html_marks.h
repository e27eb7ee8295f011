// A page whose headline is found and whose elements are marked as noise by tag and name. Private to extract/clean.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "extract/clean/html_metadata.h"
#include "extract/clean/html_page.h"

namespace claimgraph::extract {

// The noise that the nearest marked element around a node is.
// `embed`: noise but for the quotation it may hold, as around posts of social networks.
enum class Noise : std::uint8_t { none, comments, related, caption, meta, embed, other };

class MarkedPage : public PageView {
 public:
  // `meta`: its titles find the headline.
  MarkedPage(const HtmlTree& tree, const std::vector<Segment>& segments, const Cleaner::Knowledge& knowledge,
             const HtmlMetadata& meta);

  // The segment with the headline, and whether it is an h1 that says what the page's title says.
  std::optional<std::size_t> title() const { return title_; }
  bool title_is_sure() const { return title_is_sure_; }
  bool is_title(std::size_t s) const;
  Noise noise_of(std::size_t s) const { return noise_[segments_[s].node]; }

 protected:
  std::optional<std::size_t> title_;
  bool title_is_sure_ = false;
  std::vector<Noise> noise_;             // of each node
  std::vector<ElementClasses> classes_;  // of each node, its own

 private:
  // How much each segment is like one of the page's titles, 0 below 0.6.
  void measure_likeness();
  // The heading that says what the page's title says; else the first h1 that is not noise.
  void find_title();
  void mark_noise();
  void read_names();
  // Prose in the paragraphs of each class name: one that most paragraphs bear speaks against none of them.
  void sum_by_class();
  bool is_common_class(std::uint32_t i) const;
  bool is_post(std::uint32_t i) const;
  Noise own_noise(std::uint32_t i) const;
  // Paragraphs side by side with hardly a link: boxes of other stories are made of links, galleries of single captions.
  bool is_running_text(std::uint32_t i) const;
  // The page's own headline with a story below it, as in a pop-up over a list of stories.
  bool holds_story(std::uint32_t i) const;
  bool stands_apart(std::uint32_t i, ElementClasses c, double outside) const;

  std::vector<std::string> title_keys_;
  std::unordered_set<std::string> site_keys_;  // names of the site: never the headline
  std::vector<double> likeness_;
  std::unordered_map<std::string_view, double> prose_by_class_;
  struct Repeated {
    std::uint32_t end = 0;  // of the last one
    double prose = 0;
    int times = 0;
  };
  std::unordered_map<std::string_view, Repeated> repeated_;  // elements of one class attribute, none within another
};

}  // namespace claimgraph::extract
