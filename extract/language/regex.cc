#include "extract/language/regex.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include <array>
#include <new>

namespace claimgraph::extract {

namespace {

constexpr std::size_t kSmallestStack = std::size_t{32} << 10U;
constexpr std::size_t kLargestStack = std::size_t{4} << 20U;
// More steps than any real text needs; a text made to be slow ends here without a match.
constexpr std::uint32_t kMatchLimit = 1'000'000;

}  // namespace

RegexScratch::RegexScratch()
    : data_(pcre2_match_data_create(1, nullptr)),
      context_(pcre2_match_context_create(nullptr)),
      stack_(pcre2_jit_stack_create(kSmallestStack, kLargestStack, nullptr)) {
  if (data_ == nullptr || context_ == nullptr || stack_ == nullptr) throw std::bad_alloc();
  pcre2_jit_stack_assign(context_, nullptr, stack_);
  pcre2_set_match_limit(context_, kMatchLimit);
}

RegexScratch::~RegexScratch() {
  pcre2_match_data_free(data_);
  pcre2_match_context_free(context_);
  pcre2_jit_stack_free(stack_);
}

void Regex::Free::operator()(pcre2_real_code_8* code) const { pcre2_code_free(code); }

Result<Regex> Regex::compile(std::string_view pattern) {
  int number = 0;
  std::size_t place = 0;
  Regex regex;
  regex.code_.reset(pcre2_compile(reinterpret_cast<PCRE2_SPTR>(pattern.data()), pattern.size(), PCRE2_UTF | PCRE2_UCP,
                                  &number, &place, nullptr));
  if (regex.code_ == nullptr) {
    std::array<PCRE2_UCHAR, 256> message{};
    pcre2_get_error_message(number, message.data(), message.size());
    return Error{ErrorCode::bad_input, std::string("pattern is wrong at byte ") + std::to_string(place) + " (" +
                                           reinterpret_cast<const char*>(message.data()) + ")"};
  }
  pcre2_jit_compile(regex.code_.get(), PCRE2_JIT_COMPLETE);  // where it cannot, matching interprets
  return regex;
}

std::optional<Regex::Match> Regex::search(std::string_view subject, std::size_t from, RegexScratch& scratch) const {
  const int found = pcre2_match(code_.get(), reinterpret_cast<PCRE2_SPTR>(subject.data()), subject.size(), from,
                                PCRE2_NO_UTF_CHECK, scratch.data_, scratch.context_);
  if (found < 0) return std::nullopt;
  const std::size_t* const bounds = pcre2_get_ovector_pointer(scratch.data_);
  return Match{bounds[0], bounds[1]};
}

}  // namespace claimgraph::extract
