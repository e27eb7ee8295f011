#include "extract/input/stream.h"

#include <archive.h>
#include <archive_entry.h>
#include <brotli/encode.h>
#include <sys/resource.h>
#include <unistd.h>
#include <zstd.h>

#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

using namespace claimgraph;
using namespace claimgraph::extract;
namespace fs = std::filesystem;

namespace {

// A folder that is gone after the test.
class Folder {
 public:
  Folder() : path_(fs::temp_directory_path() / ("claimgraph_stream_" + std::to_string(::getpid()))) {
    fs::remove_all(path_);
    fs::create_directories(path_);
  }
  ~Folder() {
    std::error_code ec;
    fs::remove_all(path_, ec);
  }
  std::string write(const std::string& name, const std::string& content) const {
    fs::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name, std::ios::binary) << content;
    return (path_ / name).string();
  }
  std::string operator/(const std::string& name) const { return (path_ / name).string(); }
  std::string path() const { return path_.string(); }

 private:
  fs::path path_;
};

struct Read {
  std::vector<RawDocument> documents;
  std::vector<std::string> errors;
};

Read read_all(std::vector<std::string> inputs, StreamOptions options = {}) {
  Read out;
  DocumentStream stream(std::move(inputs), std::move(options));
  while (auto next = stream.next()) {
    if (*next) {
      out.documents.push_back(std::move(**next));
    } else {
      out.errors.push_back(next->error().message);
    }
  }
  return out;
}

// Writes an archive of the given format and filter with libarchive.
void pack(const std::string& path, bool zip, bool gzip,
          const std::vector<std::pair<std::string, std::string>>& members) {
  archive* a = archive_write_new();
  if (zip) {
    archive_write_set_format_zip(a);
  } else {
    archive_write_set_format_raw(a);
  }
  if (gzip) archive_write_add_filter_gzip(a);
  REQUIRE(archive_write_open_filename(a, path.c_str()) == ARCHIVE_OK);
  for (const auto& [name, content] : members) {
    archive_entry* e = archive_entry_new();
    archive_entry_set_pathname(e, name.c_str());
    archive_entry_set_filetype(e, AE_IFREG);
    archive_entry_set_perm(e, 0644);
    archive_entry_set_size(e, static_cast<la_int64_t>(content.size()));
    archive_write_header(a, e);
    archive_write_data(a, content.data(), content.size());
    archive_entry_free(e);
  }
  archive_write_close(a);
  archive_write_free(a);
}

std::string warc_record(const std::string& url, const std::string& http, std::size_t length) {
  return "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: " + url +
         "\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: " + std::to_string(length) +
         "\r\n\r\n" + http + "\r\n\r\n";
}

std::string http(const std::string& body) {
  return "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body;
}

}  // namespace

TEST_CASE("Folders are walked in order of names, hidden files left out") {
  const Folder folder;
  folder.write("b.txt", "second");
  folder.write("a/x.txt", "first");
  folder.write(".hidden", "no");
  const Read read = read_all({folder.path()});
  REQUIRE(read.documents.size() == 2);
  CHECK(read.documents[0].bytes == "first");
  CHECK(read.documents[1].bytes == "second");
}

TEST_CASE("An unreadable member is reported, and the stream goes on") {
  const Folder folder;
  folder.write("a.txt", "");
  folder.write("b.txt", "text");
  const Read read = read_all({folder / "missing.txt", folder.path()});
  REQUIRE(read.documents.size() == 1);
  REQUIRE(read.errors.size() == 2);
  CHECK(read.errors[0].find("missing.txt") != std::string::npos);
  CHECK(read.errors[1].find("a.txt") != std::string::npos);
}

TEST_CASE("Globs give the files that match") {
  const Folder folder;
  folder.write("a.txt", "one");
  folder.write("b.md", "two");
  CHECK(read_all({folder / "*.txt"}).documents.size() == 1);
  CHECK(read_all({folder / "*.pdf"}).errors.size() == 1);
}

TEST_CASE("JSONL records of the common layouts bring text, title, address, date and publisher") {
  const Folder folder;
  const std::string path = folder.write(
      "d.jsonl",
      R"({"maintext":"Rebels claim it.","title":"T","url":"https://x.example/1","date_publish":"2024-03-01 10:00:00","source_domain":"x.example"})"
      "\n\nnot json\n"
      R"({"text":"Army denies it.","seendate":"20240302T120000Z","publisher":"Post"})"
      "\n{\"title\":\"no text\"}\n");
  const Read read = read_all({path});
  REQUIRE(read.documents.size() == 2);
  CHECK(read.documents[0].given.title == "T");
  CHECK(read.documents[0].given.url == "https://x.example/1");
  CHECK(read.documents[0].given.published == "2024-03-01");
  CHECK(read.documents[0].given.publisher == "x.example");
  CHECK(read.documents[1].given.published == "2024-03-02");
  CHECK(read.documents[1].path.ends_with("d.jsonl!4"));
  CHECK(read.errors.size() == 2);
}

TEST_CASE("The fields of a JSONL record can be named") {
  const Folder folder;
  const std::string path = folder.write("d.jsonl", R"({"story":{"words":"Rebels claim it."}})");
  StreamOptions options;
  options.fields.text = {"story.words"};
  CHECK(read_all({path}, options).documents.size() == 1);
}

TEST_CASE("WARC responses are read, other records passed over, wrong lengths survived") {
  const Folder folder;
  const std::string first = http("<html><p>First page.</p></html>");
  const std::string second = http("<html><p>Second page.</p></html>");
  const std::string warc = "WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 4\r\n\r\ninfo\r\n\r\n" +
                           warc_record("https://x.example/1", first, first.size() - 9) +  // too short
                           warc_record("https://x.example/2", second, second.size());
  for (const bool gzip : {false, true}) {
    const std::string path = folder / (gzip ? "c.warc.gz" : "c.warc");
    if (gzip) {
      pack(path, false, true, {{"", warc}});
    } else {
      folder.write("c.warc", warc);
    }
    const Read read = read_all({path});
    REQUIRE(read.documents.size() == 2);
    CHECK(read.documents[0].given.url == "https://x.example/1");
    CHECK(read.documents[0].bytes.find("First page.</p></html>") != std::string::npos);
    CHECK(read.documents[1].bytes == "<html><p>Second page.</p></html>");
    CHECK(read.documents[1].format == InputFormat::html);
  }
}

TEST_CASE("A WARC record whose length is too long does not swallow the records behind it") {
  const Folder folder;
  const std::string first = http("<html><p>First page.</p></html>");
  const std::string second = http("<html><p>Second page.</p></html>");
  const std::string path = folder.write("c.warc", warc_record("https://x.example/1", first, first.size() + 60) +
                                                      warc_record("https://x.example/2", second, second.size()) +
                                                      warc_record("https://x.example/3", second, second.size()));
  const Read read = read_all({path});
  REQUIRE(read.documents.size() == 3);
  CHECK(read.documents[0].bytes.find("Second") == std::string::npos);
  CHECK(read.documents[2].given.url == "https://x.example/3");
}

TEST_CASE("A record of a crawl is found again by the path of its document") {
  const Folder folder;
  const std::string page = http("<html><p>A page.</p></html>");
  const std::string other = http("<html><p>The same address, later.</p></html>");
  const std::string warc =
      warc_record("https://x.example/1", page, page.size()) + warc_record("https://x.example/1", other, other.size());
  for (const bool gzip : {false, true}) {
    const std::string path = gzip ? folder / "c.warc.gz" : folder.write("c.warc", warc);
    if (gzip) pack(path, false, true, {{"", warc}});
    const Read all = read_all({path});
    REQUIRE(all.documents.size() == 2);
    CHECK(all.documents[0].path != all.documents[1].path);
    for (const RawDocument& document : all.documents) {
      const Read again = read_all({document.path});
      REQUIRE(again.documents.size() == 1);
      CHECK(again.documents[0].bytes == document.bytes);
      CHECK(again.documents[0].path == document.path);
    }
  }
}

TEST_CASE("Bodies of a crawl are unpacked and their chunks joined") {
  const Folder folder;
  const std::string page = "<html><p>" + std::string(3000, 'x') + " A page.</p></html>";
  pack(folder / "page.gz", false, true, {{"", page}});
  std::ifstream file(folder / "page.gz", std::ios::binary);
  const std::string packed{std::istreambuf_iterator<char>(file), {}};
  const auto chunked = [](const std::string& body) {
    std::ostringstream out;
    const std::size_t half = body.size() / 2;
    out << std::hex << half << "\r\n" << body.substr(0, half) << "\r\n";
    out << body.size() - half << ";x=1\r\n" << body.substr(half) << "\r\n0\r\n\r\n";
    return out.str();
  };
  const std::string html = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n";
  const std::string gzip = "Content-Encoding: gzip\r\n";
  const std::string chunks = "Transfer-Encoding: chunked\r\n";
  const std::string responses[] = {
      html + gzip + "\r\n" + packed, html + chunks + "\r\n" + chunked(page),
      html + gzip + chunks + "\r\n" + chunked(packed),
      html + gzip + chunks + "\r\n" + page,  // stored as decoded by the crawler, with the header as it came
  };
  std::string warc;
  for (const std::string& response : responses) warc += warc_record("https://x.example/", response, response.size());
  const std::string brotli = html + "Content-Encoding: br\r\n\r\n" + std::string("\x01\x02\xFF\xFF\xFF\xFF\xFF\xFF", 8);
  const Read read = read_all({folder.write("c.warc", warc + warc_record("https://b.example/", brotli, brotli.size()))});
  REQUIRE(read.documents.size() == 4);
  for (const RawDocument& document : read.documents) CHECK(document.bytes == page);
  REQUIRE(read.errors.size() == 1);
  CHECK(read.errors[0].find("says br, but can't be unpacked") != std::string::npos);
}

TEST_CASE("Bodies of a crawl packed by brotli and zstd are unpacked, whole or cut short") {
  const Folder folder;
  std::string page = "<html><body>";
  for (int i = 0; i < 400; ++i) page += "<p>Rebels claim position " + std::to_string(i) + ".</p>";
  std::string brotli(BrotliEncoderMaxCompressedSize(page.size()), '\0');
  std::size_t size = brotli.size();
  REQUIRE(BrotliEncoderCompress(9, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_TEXT, page.size(),
                                reinterpret_cast<const std::uint8_t*>(page.data()), &size,
                                reinterpret_cast<std::uint8_t*>(brotli.data())) == BROTLI_TRUE);
  brotli.resize(size);
  std::string zstd(ZSTD_compressBound(page.size()), '\0');
  zstd.resize(ZSTD_compress(zstd.data(), zstd.size(), page.data(), page.size(), 3));
  const auto response = [](const std::string& encoding, const std::string& body) {
    const std::string all =
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: " + encoding + "\r\n\r\n" + body;
    return warc_record("https://x.example/", all, all.size());
  };
  const Read read = read_all(
      {folder.write("c.warc", response("br", brotli) + response("zstd", zstd) + response("br", page) +
                                  response("zstd", page) + response("br", brotli.substr(0, brotli.size() - 9)))});
  CHECK(read.errors.empty());
  REQUIRE(read.documents.size() == 5);
  for (std::size_t i = 0; i < 4; ++i) CHECK(read.documents[i].bytes == page);
  CHECK(page.starts_with(read.documents[4].bytes));
  StreamOptions options;
  options.read.max_bytes = 4000;
  CHECK(read_all({folder.write("d.warc", response("br", brotli) + response("zstd", zstd))}, options).errors.size() ==
        2);
}

TEST_CASE("A zip bomb of a gigabyte is refused within the memory of one document") {
  const Folder folder;
  // Stored as it is written: the test has no more of it in memory than the reader.
  archive* a = archive_write_new();
  archive_write_set_format_zip(a);
  REQUIRE(archive_write_open_filename(a, (folder / "bomb.zip").c_str()) == ARCHIVE_OK);
  const std::string block(1U << 20U, 'a');
  archive_entry* e = archive_entry_new();
  archive_entry_set_pathname(e, "bomb.txt");
  archive_entry_set_filetype(e, AE_IFREG);
  archive_entry_set_perm(e, 0644);
  archive_entry_set_size(e, la_int64_t{1} << 30U);
  archive_write_header(a, e);
  for (int i = 0; i < 1024; ++i) archive_write_data(a, block.data(), block.size());
  archive_entry_free(e);
  archive_write_close(a);
  archive_write_free(a);
  REQUIRE(fs::file_size(folder / "bomb.zip") < (8U << 20U));
  rusage before{};
  ::getrusage(RUSAGE_SELF, &before);
  StreamOptions options;
  options.read.max_bytes = 8U << 20U;
  const Read read = read_all({folder / "bomb.zip"}, options);
  rusage after{};
  ::getrusage(RUSAGE_SELF, &after);
  REQUIRE(read.errors.size() == 1);
  CHECK(read.errors[0].find("unpacks to more than") != std::string::npos);
  CHECK(after.ru_maxrss - before.ru_maxrss < 100 * 1024);  // KB
}

TEST_CASE("A small body that unpacks to a large one is refused") {
  const Folder folder;
  pack(folder / "bomb.gz", false, true, {{"", std::string(24U << 20U, 'a')}});
  std::ifstream file(folder / "bomb.gz", std::ios::binary);
  const std::string response = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n" +
                               std::string{std::istreambuf_iterator<char>(file), {}};
  StreamOptions options;
  options.read.max_bytes = 1U << 20U;
  const Read read =
      read_all({folder.write("c.warc", warc_record("https://x.example/", response, response.size()))}, options);
  CHECK(read.documents.empty());
  CHECK(read.errors.size() == 1);
}

TEST_CASE("JSON files hold one record, an array of them, or one a line") {
  const Folder folder;
  const std::string one = "{\n \"title\": \"T\",\n \"text\": \"Rebels claim it.\"\n}\n";
  const std::string array = R"([{"text":"Rebels claim it."}, {"text":"Army denies it."}, 7])";
  const std::string lines = "{\"text\":\"Rebels claim it.\"}\n{\"text\":\"Army denies it.\"}\n";
  CHECK(read_all({folder.write("one.json", one)}).documents.at(0).given.title == "T");
  const Read read = read_all({folder.write("array.json", array)});
  REQUIRE(read.documents.size() == 2);
  CHECK(read.documents[1].path.ends_with("array.json!2"));
  CHECK(read.errors.size() == 1);
  CHECK(read_all({folder.write("lines.json", lines)}).documents.size() == 2);
  CHECK(read_all({folder.write("bad.json", "[{")}).errors.size() == 1);
}

TEST_CASE("Lists of documents in an archive are read as lists") {
  const Folder folder;
  const std::string page = http("<html><p>A page.</p></html>");
  pack(folder / "a.zip", true, false,
       {{"d.jsonl", "{\"text\":\"Rebels claim it.\"}\n{\"text\":\"Army denies it.\"}\n"},
        {"c.warc", warc_record("https://x.example/1", page, page.size())},
        {"e.txt", "Denied."}});
  const Read read = read_all({folder / "a.zip"});
  REQUIRE(read.documents.size() == 4);
  CHECK(read.documents[1].path.ends_with("a.zip!d.jsonl!2"));
  CHECK(read.documents[2].path.ends_with("a.zip!c.warc@0!https://x.example/1"));
  CHECK(read.documents[3].bytes == "Denied.");
  CHECK(read.errors.empty());
}

TEST_CASE("Zip members are documents, each by its name") {
  const Folder folder;
  pack(folder / "a.zip", true, false,
       {{"x/one.txt", "Rebels claim it."}, {"two.html", "<html><p>Denied.</p></html>"}, {"three.txt", ""}});
  const Read read = read_all({folder / "a.zip"});
  REQUIRE(read.documents.size() == 2);
  CHECK(read.documents[0].path.ends_with("a.zip!x/one.txt"));
  CHECK(read.documents[1].format == InputFormat::html);
  CHECK(read.errors.size() == 1);
}

TEST_CASE("A zip bomb is refused after the limit of one document") {
  const Folder folder;
  pack(folder / "bomb.zip", true, false, {{"bomb.txt", std::string(24U << 20U, 'a')}, {"good.txt", "Denied."}});
  StreamOptions options;
  options.read.max_bytes = 1U << 20U;
  const Read read = read_all({folder / "bomb.zip"}, options);
  REQUIRE(read.errors.size() == 1);
  CHECK(read.errors[0].find("unpacks to more than") != std::string::npos);
  CHECK(read.documents.size() == 1);
}

TEST_CASE("A single .gz file is one document") {
  const Folder folder;
  pack(folder / "a.txt.gz", false, true, {{"", "Rebels claim it."}});
  const Read read = read_all({folder / "a.txt.gz"});
  REQUIRE(read.documents.size() == 1);
  CHECK(read.documents[0].bytes == "Rebels claim it.");
}

TEST_CASE("A damaged archive is an error, not an end") {
  const Folder folder;
  pack(folder / "a.txt.gz", false, true, {{"", std::string(50000, 'x') + "the end"}});
  fs::resize_file(folder / "a.txt.gz", 60);
  const Read read = read_all({folder / "a.txt.gz", folder.write("b.txt", "text")});
  CHECK(read.errors.size() == 1);
  CHECK(read.documents.size() == 1);
}
