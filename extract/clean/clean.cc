#include "extract/clean/clean.h"

#include <charconv>

#include "extract/clean/html_document.h"
#include "extract/clean/knowledge.h"
#include "extract/clean/text_document.h"
#include "extract/clean/unicode.h"

namespace claimgraph::extract {

namespace {

using Folders = std::span<const std::filesystem::path>;

Result<std::map<std::string, std::string, std::less<>>> load_entities(const LexiconTable& table) {
  std::map<std::string, std::string, std::less<>> entities;
  for (std::size_t row = 0; row < table.size(); ++row) {
    std::string text;
    std::string_view codes = table.field(row, 1);
    while (!codes.empty()) {
      std::uint32_t code = 0;
      const auto parsed = std::from_chars(codes.data(), codes.data() + codes.size(), code, 16);
      if (parsed.ec != std::errc() || code > 0x10FFFF)
        return Error{ErrorCode::bad_input, table.place(row) + ": text must be hexadecimal code points"};
      append_utf8(code, text);
      codes.remove_prefix(static_cast<std::size_t>(parsed.ptr - codes.data()));
      codes = trim(codes);
    }
    entities.emplace(table.field(row, 0), text);
  }
  return entities;
}

}  // namespace

Cleaner::Cleaner(std::unique_ptr<Knowledge> knowledge) : knowledge_(std::move(knowledge)) {}
Cleaner::Cleaner(Cleaner&&) noexcept = default;
Cleaner& Cleaner::operator=(Cleaner&&) noexcept = default;
Cleaner::~Cleaner() = default;

Result<Cleaner> Cleaner::load(Folders folders) {
  const auto noise_table = LexiconTable::load(folders, "noise_lines", noise_line_columns());
  if (!noise_table) return noise_table.error();
  const auto month_table = LexiconTable::load(folders, "months", month_columns());
  if (!month_table) return month_table.error();
  const auto agency_table = LexiconTable::load(folders, "agencies", agency_columns());
  if (!agency_table) return agency_table.error();
  const auto credit_table = LexiconTable::load(folders, "credits", credit_columns());
  if (!credit_table) return credit_table.error();
  const std::string_view media_columns[] = {"word", "class"};
  const auto media_table = LexiconTable::load(folders, "media_words", media_columns);
  if (!media_table) return media_table.error();
  const std::string_view given_columns[] = {"name"};
  const auto given_table = LexiconTable::load(folders, "given_names", given_columns);
  if (!given_table) return given_table.error();
  const auto class_table = LexiconTable::load(folders, "html_classes", html_class_columns());
  if (!class_table) return class_table.error();
  const std::string_view entity_columns[] = {"name", "text"};
  const auto entity_table = LexiconTable::load(folders, "html_entities", entity_columns);
  if (!entity_table) return entity_table.error();

  auto noise = NoiseLines::from(*noise_table);
  if (!noise) return noise.error();
  auto dates = DateReader::from(*month_table);
  if (!dates) return dates.error();
  auto agencies = AgencyNames::from(*agency_table);
  if (!agencies) return agencies.error();
  auto credits = CreditWords::from(*credit_table, *media_table, *given_table);
  if (!credits) return credits.error();
  auto classes = HtmlClassWords::from(*class_table);
  if (!classes) return classes.error();
  auto entities = load_entities(*entity_table);
  if (!entities) return entities.error();
  return Cleaner(
      std::make_unique<Knowledge>(Knowledge{std::move(*noise), std::move(*dates), std::move(*agencies),
                                            std::move(*credits), std::move(*classes), std::move(*entities)}));
}

CleanDocument Cleaner::clean(const RawDocument& raw) const {
  return raw.format == InputFormat::html ? clean_html(raw, *knowledge_) : clean_text(raw, *knowledge_);
}

CleanDocument Cleaner::whole(const RawDocument& raw) const {
  return raw.format == InputFormat::html ? whole_html(raw, *knowledge_) : whole_text(raw, *knowledge_);
}

}  // namespace claimgraph::extract
