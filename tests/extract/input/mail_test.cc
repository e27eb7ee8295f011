#include "extract/input/mail.h"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "extract/input/stream.h"

using namespace claimgraph::extract;
namespace fs = std::filesystem;

namespace {

const std::string message =
    "From: =?utf-8?Q?Caf=C3=A9_Press?= <news@cafe.example>\r\n"
    "Date: Tue, 5 Mar 2024 10:00:00 +0100\r\n"
    "Subject: =?utf-8?B?UmViZWxzIA==?=\r\n =?utf-8?B?Y2xhaW0gdG93bg==?=\r\n"
    "Content-Type: multipart/alternative;\r\n boundary=\"b 1\"\r\n\r\n"
    "preamble\r\n--b 1\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nPlain.\r\n"
    "--b 1\r\nContent-Type: text/html; charset=\"windows-1252\"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    "<html><body><p>The mayor of Orl=E9ans said the dis=\r\ntrict had fallen.</p></body></html>\r\n--b 1--\r\nepilogue";

}  // namespace

TEST_CASE("A mail message gives its page, subject, day and sender") {
  const auto mail = read_mail(message);
  REQUIRE(mail);
  CHECK(mail->hints.given.title == "Rebels claim town");
  CHECK(mail->hints.given.published == "2024-03-05");
  CHECK(mail->hints.given.publisher == "Café Press");
  CHECK(mail->hints.content_type == "text/html");
  CHECK(mail->hints.charset == "windows-1252");
  CHECK(mail->body.find("Orl\xE9"
                        "ans said the district had") != std::string::npos);
  CHECK(mail->body.find("epilogue") == std::string::npos);
}

TEST_CASE("A plain message is its own text, in base64 too") {
  const auto plain = read_mail("Subject: News\n\nRebels claim it.\n");
  REQUIRE(plain);
  CHECK(plain->body == "Rebels claim it.\n");
  const auto packed =
      read_mail("Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\nUmViZWxz\nIGNsYWltIGl0Lg==\n");
  REQUIRE(packed);
  CHECK(packed->body == "Rebels claim it.");
  CHECK_FALSE(read_mail("Content-Type: image/png\n\nabc"));
}

TEST_CASE("Broken messages are read as far as they go") {
  for (std::size_t n = 0; n < message.size(); ++n) {
    const auto mail = read_mail(std::string_view(message).substr(0, n));
    if (mail) CHECK(mail->body.size() <= n);
  }
  std::string nested;
  for (int i = 0; i < 1000; ++i) nested += "Content-Type: multipart/mixed; boundary=x\n\n--x\n";
  const auto deep = read_mail(nested);
  CHECK((!deep || deep->body.empty()));
}

TEST_CASE("The messages of a mail folder are documents") {
  const fs::path folder = fs::temp_directory_path() / ("claimgraph_mail_" + std::to_string(::getpid()));
  for (const char* sub : {"cur", "new", "tmp"}) fs::create_directories(folder / sub);
  std::ofstream(folder / "cur" / "1700000000.M1.host:2,S", std::ios::binary) << message;
  std::ofstream(folder / "tmp" / "half", std::ios::binary) << "Subject: no";
  DocumentStream stream({folder.string()});
  const auto document = stream.next();
  REQUIRE(document);
  REQUIRE(*document);
  CHECK((*document)->format == InputFormat::html);
  CHECK((*document)->given.publisher == "Café Press");
  CHECK((*document)->bytes.find("Orléans") != std::string::npos);
  CHECK_FALSE(stream.next());
  fs::remove_all(folder);
}
