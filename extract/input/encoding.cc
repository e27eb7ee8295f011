#include "extract/input/encoding.h"

#include <uchardet/uchardet.h>
#include <unicode/ucnv.h>

#include <algorithm>
#include <cctype>
#include <cstdint>
#include <cstring>
#include <memory>

namespace claimgraph::extract {

namespace {

// Length of the UTF-8 sequence that starts at `at`, 0 when it is broken (overlong forms and surrogates included).
std::size_t sequence_length(std::string_view s, std::size_t at) {
  const auto byte = [&](std::size_t i) { return i < s.size() ? static_cast<unsigned char>(s[i]) : 0U; };
  const unsigned lead = byte(at);
  const auto tail = [&](std::size_t i) { return (byte(at + i) & 0xC0U) == 0x80U; };
  if (lead < 0x80) return 1;
  if (lead < 0xC2) return 0;
  if (lead < 0xE0) return tail(1) ? 2 : 0;
  if (lead < 0xF0) {
    const unsigned second = byte(at + 1);
    if (!tail(1) || !tail(2) || (lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F)) return 0;
    return 3;
  }
  if (lead > 0xF4 || !tail(1) || !tail(2) || !tail(3)) return 0;
  const unsigned second = byte(at + 1);
  return (lead == 0xF0 && second < 0x90) || (lead == 0xF4 && second > 0x8F) ? 0 : 4;
}

struct Utf8Census {
  std::size_t broken = 0;     // bytes that belong to no sequence
  std::size_t multibyte = 0;  // sequences of two bytes and more
};

Utf8Census take_census(std::string_view bytes) {
  Utf8Census census;
  for (std::size_t i = 0; i < bytes.size();) {
    // Eight ASCII characters at once: most of most pages.
    std::uint64_t eight = 0;
    if (i + 8 <= bytes.size()) {
      std::memcpy(&eight, bytes.data() + i, 8);
      if ((eight & 0x8080808080808080U) == 0) {
        i += 8;
        continue;
      }
    }
    const std::size_t n = sequence_length(bytes, i);
    if (n == 0) ++census.broken;
    if (n > 1) ++census.multibyte;
    i += std::max<std::size_t>(n, 1);
  }
  return census;
}

std::string with_substitutes(std::string bytes) {
  for (std::size_t i = 0; i < bytes.size();) {
    const std::size_t n = sequence_length(bytes, i);
    if (n == 0) bytes[i] = '\x1A';
    i += std::max<std::size_t>(n, 1);
  }
  return bytes;
}

// Pages that say ISO-8859-1 or ASCII mean windows-1252, its superset (WHATWG Encoding Standard); likewise Turkish.
std::string canonical(std::string_view name) {
  std::string n(name);
  std::transform(n.begin(), n.end(), n.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  if (n == "iso-8859-1" || n == "latin1" || n == "ascii" || n == "us-ascii" || n == "cp1252") return "windows-1252";
  if (n == "iso-8859-9" || n == "latin5") return "windows-1254";
  if (n == "gb2312" || n == "gbk" || n == "x-gbk") return "gb18030";
  if (n == "x-sjis") return "shift_jis";
  return n;
}

struct ConverterClose {
  void operator()(UConverter* c) const { ucnv_close(c); }
};

// `bytes` as `charset`, or nothing when ICU does not know it or more than one character in 100 is not of it.
std::optional<std::string> transcode(std::string_view bytes, const std::string& charset) {
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, ConverterClose> converter(ucnv_open(charset.c_str(), &error));
  if (U_FAILURE(error)) return std::nullopt;
  std::string out(bytes.size() * 3 + 16, '\0');
  const std::int32_t size =
      ucnv_toAlgorithmic(UCNV_UTF8, converter.get(), out.data(), static_cast<std::int32_t>(out.size()), bytes.data(),
                         static_cast<std::int32_t>(bytes.size()), &error);
  if (U_FAILURE(error) || static_cast<std::size_t>(size) > out.size()) return std::nullopt;
  out.resize(static_cast<std::size_t>(size));
  std::size_t bad = 0;
  for (std::size_t at = out.find("\xEF\xBF\xBD"); at != std::string::npos; at = out.find("\xEF\xBF\xBD", at + 3)) ++bad;
  if (bad * 100 > out.size()) return std::nullopt;
  return out;
}

std::string detect(std::string_view bytes) {
  struct Delete {
    void operator()(uchardet* d) const { uchardet_delete(d); }
  };
  const std::unique_ptr<uchardet, Delete> detector(uchardet_new());
  // The first half megabyte decides: the statistics do not get better, and the time stays bounded.
  const std::string_view sample = bytes.substr(0, 512 * 1024);
  if (uchardet_handle_data(detector.get(), sample.data(), sample.size()) != 0) return {};
  uchardet_data_end(detector.get());
  return uchardet_get_charset(detector.get());
}

std::string utf16_by_zeros(std::string_view bytes) {
  const std::string_view sample = bytes.substr(0, 4096);
  if (sample.size() < 8) return {};
  std::size_t even = 0;
  std::size_t odd = 0;
  for (std::size_t i = 0; i < sample.size(); ++i) {
    if (sample[i] == '\0') ++(i % 2 == 0 ? even : odd);
  }
  const std::size_t most = sample.size() / 2 * 4 / 10;
  if (odd > most && even * 20 < odd) return "UTF-16LE";
  if (even > most && odd * 20 < even) return "UTF-16BE";
  return {};
}

std::optional<Decoded> decode_as(std::string_view bytes, const std::string& charset) {
  std::optional<std::string> text = transcode(bytes, charset);
  if (!text) return std::nullopt;
  return Decoded{std::move(*text), charset};
}

}  // namespace

std::optional<Decoded> decode(std::string bytes, std::string_view declared) {
  if (bytes.starts_with("\xFF\xFE")) return decode_as(std::string_view(bytes).substr(2), "UTF-16LE");
  if (bytes.starts_with("\xFE\xFF")) return decode_as(std::string_view(bytes).substr(2), "UTF-16BE");
  if (const std::string wide = utf16_by_zeros(bytes); !wide.empty()) {
    if (auto decoded = decode_as(bytes, wide)) return decoded;
  }
  const std::string said = canonical(declared);
  const bool escapes = bytes.find('\x1B') != std::string::npos;  // ISO-2022-*: seven bits, yet no ASCII
  if (escapes && said.starts_with("iso-2022")) {
    if (auto decoded = decode_as(bytes, said)) return decoded;
  }
  const Utf8Census census = take_census(bytes);
  if (census.broken == 0) return Decoded{std::move(bytes), "UTF-8"};
  if (census.multibyte >= 4 * census.broken || (said == "utf-8" && census.broken * 1000 < bytes.size()))
    return Decoded{with_substitutes(std::move(bytes)), "UTF-8"};
  if (!said.empty() && said != "utf-8" && !said.starts_with("utf-16")) {
    if (auto decoded = decode_as(bytes, said)) return decoded;
  }
  if (const std::string found = canonical(detect(bytes)); !found.empty() && found != "utf-8") {
    if (auto decoded = decode_as(bytes, found)) return decoded;
  }
  return decode_as(bytes, "windows-1252");
}

std::string declared_charset(std::string_view html) {
  std::string head(html.substr(0, 4096));
  std::transform(head.begin(), head.end(), head.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  for (const std::string_view key : {"charset=", "encoding="}) {
    std::size_t at = head.find(key);
    if (at == std::string::npos) continue;
    at += key.size();
    while (at < head.size() && (head[at] == '"' || head[at] == '\'' || head[at] == ' ')) ++at;
    std::size_t end = at;
    while (end < head.size() && (std::isalnum(static_cast<unsigned char>(head[end])) != 0 || head[end] == '-' ||
                                 head[end] == '_' || head[end] == ':'))
      ++end;
    if (end > at) return head.substr(at, end - at);
  }
  return {};
}

}  // namespace claimgraph::extract
