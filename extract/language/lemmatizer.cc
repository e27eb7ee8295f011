#include "extract/language/lemmatizer.h"

#include <algorithm>
#include <string>
#include <vector>

#include "extract/language/text.h"

namespace claimgraph::extract {

namespace {

// Whether the "|"-separated features hold this one; key alone ("Number=") asks for any value.
bool has_feature(std::string_view morph, std::string_view feature) {
  while (!morph.empty()) {
    const std::string_view one = morph.substr(0, morph.find('|'));
    if (one == feature || (feature.back() == '=' && one.starts_with(feature))) return true;
    morph.remove_prefix(std::min(morph.size(), one.size() + 1));
  }
  return false;
}

// Forms that are their own lemma, lower-cased (spaCy: EnglishLemmatizer.is_base_form).
bool is_base_form(Pos pos, std::string_view morph) {
  const auto has = [&](std::string_view feature) { return has_feature(morph, feature); };
  if (morph.empty()) return false;
  if (pos == Pos::noun && has("Number=Sing")) return true;
  if (pos == Pos::verb && has("VerbForm=Fin") && has("Tense=Pres") && !has("Number=")) return true;
  return has("VerbForm=Inf") || has("VerbForm=None") || has("Degree=Pos");
}

}  // namespace

Lemmatizer::Lemmatizer(std::span<const LemmaTableView> tables) {
  for (std::size_t pos = 0; pos < tables_.size() && pos <= static_cast<std::size_t>(Pos::space); ++pos) {
    const std::string name = lower(to_string(static_cast<Pos>(pos)));
    for (const LemmaTableView& table : tables) {
      if (table.pos == name && !name.empty()) tables_[pos] = &table;
    }
  }
}

const Lemma& Lemmatizer::lemma(const Word& word, Pos pos, std::string_view morph) const {
  const bool base = is_base_form(pos, morph);
  const auto key = static_cast<std::uint8_t>(static_cast<unsigned>(pos) * 2 + (base ? 1 : 0));
  if (const LemmaNode* node = find_lemma(word, key)) return node->lemma;
  auto node = std::make_unique<LemmaNode>();
  node->key = key;
  node->own = compute(word, pos, base);
  node->lemma = placed(word, pos, node->own);
  if (node->lemma.source == Lemma::Source::own) node->lemma.text = node->own;
  return add_lemma(word, std::move(node))->lemma;
}

std::string Lemmatizer::compute(const Word& word, Pos pos, bool base_form) const {
  if (pos == Pos::none || pos == Pos::space || base_form) return word.lower;
  const LemmaTableView* table = tables_[static_cast<std::size_t>(pos)];
  if (table == nullptr) return pos == Pos::propn ? word.text : word.lower;
  return by_rules(word, *table);
}

std::string Lemmatizer::by_rules(const Word& word, const LemmaTableView& table) const {
  const std::string_view w = word.lower;
  std::vector<std::string> forms;
  std::vector<std::string> unknown;
  const auto known = [&](std::string_view form) { return std::find(forms.begin(), forms.end(), form) != forms.end(); };
  for (const auto& [old, replacement] : table.suffixes) {
    if (!w.ends_with(old)) continue;
    std::string form = std::string(w.substr(0, w.size() - old.size())) + std::string(replacement);
    if (form.empty()) continue;
    if (table.index.find(form)) {
      forms.insert(forms.begin(), std::move(form));
    } else if (!is_alpha(form)) {
      forms.push_back(std::move(form));
    } else {
      unknown.push_back(std::move(form));
    }
  }
  if (const auto exception = table.exceptions.find(w)) {
    for (std::size_t i = table.exception_forms.begin(*exception); i < table.exception_forms.end(*exception); ++i) {
      if (!known(table.forms[i])) forms.insert(forms.begin(), std::string(table.forms[i]));
    }
  }
  if (!forms.empty()) return forms.front();
  return unknown.empty() ? word.text : unknown.front();
}

Lemma Lemmatizer::placed(const Word& word, Pos pos, const std::string& lemma) const {
  if (std::string_view(word.text).starts_with(lemma))
    return {Lemma::Source::start_of_text, std::string_view(word.text).substr(0, lemma.size())};
  if (const LemmaTableView* table = tables_[static_cast<std::size_t>(pos)]) {
    if (const auto i = table->index.find(lemma)) return {Lemma::Source::model, table->index[*i]};
  }
  return {Lemma::Source::own, {}};
}

}  // namespace claimgraph::extract
