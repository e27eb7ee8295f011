#include "extract/input/mail.h"

#include <array>
#include <charconv>
#include <filesystem>
#include <map>

#include "base/words.h"
#include "extract/input/encoding.h"
#include "extract/input/text.h"

namespace claimgraph::extract {

namespace fs = std::filesystem;

namespace {

constexpr int deepest = 8;  // of parts in parts

using Headers = std::map<std::string, std::string, std::less<>>;  // by name in small letters, lines unfolded

struct Part {
  Headers headers;
  std::string_view body;

  std::string_view header(std::string_view name) const {
    const auto found = headers.find(name);
    return found == headers.end() ? std::string_view() : std::string_view(found->second);
  }
};

Part split_part(std::string_view bytes) {
  Part part;
  std::string* last = nullptr;
  while (!bytes.empty()) {
    const std::size_t end = bytes.find('\n');
    const std::string_view line = bytes.substr(0, end);
    bytes.remove_prefix(end == std::string_view::npos ? bytes.size() : end + 1);
    if (trimmed(line).empty()) break;
    const std::size_t colon = line.find(':');
    if (line.front() == ' ' || line.front() == '\t') {
      if (last != nullptr) last->append(" ").append(trimmed(line));
    } else if (colon != std::string_view::npos) {
      last = &part.headers.emplace(lower(line.substr(0, colon)), trimmed(line.substr(colon + 1))).first->second;
    }
  }
  part.body = bytes;
  return part;
}

// "text/html; charset=utf-8" → the value of `name`.
std::string parameter(std::string_view header, std::string_view name) {
  const std::string folded = lower(header);
  for (std::size_t at = folded.find(';'); at != std::string::npos; at = folded.find(';', at + 1)) {
    const std::string_view rest = trimmed(std::string_view(header).substr(at + 1));
    if (!lower(rest.substr(0, name.size())).starts_with(name) || rest.substr(name.size(), 1) != "=") continue;
    const std::string_view value = rest.substr(name.size() + 1);
    if (value.starts_with('"')) return std::string(value.substr(1, value.find('"', 1) - 1));
    return std::string(trimmed(value.substr(0, value.find(';'))));
  }
  return {};
}

int hexadecimal(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

// `in_header`: an underscore is a space.
std::string from_quoted_printable(std::string_view text, bool in_header) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '=') {
      out += in_header && text[i] == '_' ? ' ' : text[i];
    } else if (text.substr(i + 1).starts_with("\r\n")) {
      i += 2;
    } else if (text.substr(i + 1).starts_with("\n")) {
      i += 1;
    } else if (i + 2 < text.size() && hexadecimal(text[i + 1]) >= 0 && hexadecimal(text[i + 2]) >= 0) {
      out += static_cast<char>(hexadecimal(text[i + 1]) * 16 + hexadecimal(text[i + 2]));
      i += 2;
    } else {
      out += '=';
    }
  }
  return out;
}

std::string from_base64(std::string_view text) {
  static constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  unsigned bits = 0;
  int filled = 0;
  for (const char c : text) {
    if (c == '=') break;
    const std::size_t digit = digits.find(c);
    if (digit == std::string_view::npos) continue;  // line ends
    bits = bits << 6U | static_cast<unsigned>(digit);
    filled += 6;
    if (filled < 8) continue;
    filled -= 8;
    out += static_cast<char>(bits >> static_cast<unsigned>(filled) & 0xFFU);
  }
  return out;
}

std::string transferred(const Part& part) {
  const std::string encoding = lower(trimmed(part.header("content-transfer-encoding")));
  if (encoding == "quoted-printable") return from_quoted_printable(part.body, false);
  if (encoding == "base64") return from_base64(part.body);
  return std::string(part.body);
}

std::string as_utf8(std::string bytes, std::string_view charset) {
  auto decoded = decode(std::move(bytes), charset);
  return decoded ? std::move(decoded->utf8) : std::string();
}

// "=?utf-8?Q?Caf=C3=A9?=" in a header (RFC 2047). White space between two such words is none.
std::string decoded_header(std::string_view text) {
  std::string out;
  bool behind_word = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = std::min(text.find("=?", at), text.size());
    const std::size_t charset = text.find('?', std::min(start + 2, text.size()));
    const std::size_t end = charset == std::string_view::npos ? charset : text.find("?=", charset + 3);
    const std::string_view before = text.substr(at, start - at);
    if (end == std::string_view::npos || text.substr(charset + 2, 1) != "?") return out.append(text.substr(at));
    if (!behind_word || !trimmed(before).empty()) out += before;
    const std::string_view word = text.substr(charset + 3, end - charset - 3);
    const bool base64 = text[charset + 1] == 'B' || text[charset + 1] == 'b';
    out += as_utf8(base64 ? from_base64(word) : from_quoted_printable(word, true),
                   text.substr(start + 2, charset - start - 2));
    behind_word = true;
    at = end + 2;
  }
  return out;
}

// "Tue, 24 Nov 2026 16:53:23 +0000" → "2026-11-24"; empty when it is no date. The names of months are the standard's.
std::string day_of(std::string_view date) {
  static constexpr std::array<std::string_view, 12> months = {"jan", "feb", "mar", "apr", "may", "jun",
                                                              "jul", "aug", "sep", "oct", "nov", "dec"};
  if (const std::size_t comma = date.find(','); comma != std::string_view::npos) date.remove_prefix(comma + 1);
  const auto words = split_words(date);
  if (words.size() < 3) return {};
  const auto month = std::find(months.begin(), months.end(), lower(words[1].substr(0, 3)));
  int day = 0;
  int year = 0;
  std::from_chars(words[0].data(), words[0].data() + words[0].size(), day);
  std::from_chars(words[2].data(), words[2].data() + words[2].size(), year);
  if (month == months.end() || day < 1 || day > 31 || year < 1970 || year > 9999) return {};
  const auto two = [](std::ptrdiff_t n) { return (n < 10 ? "-0" : "-") + std::to_string(n); };
  return std::to_string(year) + two(month - months.begin() + 1) + two(day);
}

// The sender's name, or the host of the address where there is none.
std::string sender(std::string_view from) {
  const std::size_t open = from.rfind('<');
  std::string_view name = trimmed(from.substr(0, open == std::string_view::npos ? 0 : open));
  if (name.size() > 1 && name.front() == '"' && name.back() == '"') name = name.substr(1, name.size() - 2);
  if (!name.empty()) return decoded_header(name);
  const std::size_t at = from.rfind('@');
  return at == std::string_view::npos
             ? std::string()
             : std::string(trimmed(from.substr(at + 1, from.find_first_of("> ", at) - at - 1)));
}

// The parts of a message that are text, in order.
void take_parts(Part part, int depth, std::vector<Part>& out) {
  const std::string type = lower(part.header("content-type"));
  if (!type.starts_with("multipart/")) {
    const bool attached = lower(part.header("content-disposition")).starts_with("attachment");
    const bool text = type.empty() || type.starts_with("text/html") || type.starts_with("text/plain");
    if (text && !attached) out.push_back(std::move(part));
    return;
  }
  const std::string mark = "--" + parameter(part.header("content-type"), "boundary");
  if (mark.size() == 2 || depth >= deepest) return;
  const std::string_view body = part.body;
  const auto next_mark = [&](std::size_t from) {
    std::size_t at = body.find(mark, from);
    while (at != std::string_view::npos && at > 0 && body[at - 1] != '\n') at = body.find(mark, at + 1);
    return at;
  };
  for (std::size_t at = next_mark(0); at != std::string_view::npos;) {
    const std::size_t line = body.find('\n', at);
    if (line == std::string_view::npos || body.substr(at + mark.size()).starts_with("--")) return;
    at = next_mark(line);
    take_parts(split_part(body.substr(line + 1, std::min(at, body.size()) - line - 1)), depth + 1, out);
  }
}

}  // namespace

bool is_mail(const std::string& path) {
  const fs::path file(path);
  if (file.extension() == ".eml") return true;
  const fs::path folder = file.parent_path();
  if (folder.filename() != "cur" && folder.filename() != "new") return false;
  std::error_code ec;
  return fs::is_directory(folder.parent_path() / "cur", ec) && fs::is_directory(folder.parent_path() / "new", ec);
}

std::optional<Mail> read_mail(std::string_view message) {
  Part whole = split_part(message);
  Mail mail;
  mail.hints.given.title = decoded_header(whole.header("subject"));
  mail.hints.given.published = day_of(whole.header("date"));
  mail.hints.given.publisher = sender(whole.header("from"));
  std::vector<Part> parts;
  take_parts(std::move(whole), 0, parts);
  const Part* chosen = nullptr;
  for (const Part& part : parts) {
    const bool html = lower(part.header("content-type")).starts_with("text/html");
    if (chosen == nullptr || (html && mail.hints.content_type != "text/html")) {
      chosen = &part;
      mail.hints.content_type = html ? "text/html" : "text/plain";
    }
  }
  if (chosen == nullptr) return std::nullopt;
  mail.hints.charset = parameter(chosen->header("content-type"), "charset");
  mail.body = transferred(*chosen);
  return mail;
}

}  // namespace claimgraph::extract
