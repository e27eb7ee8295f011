#include "extract/input/unpack.h"

#include <brotli/decode.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <memory>

namespace claimgraph::extract {

namespace {

constexpr std::size_t step = 256 * 1024;

// Room for the next piece, one byte beyond the limit at most. Gives where it begins.
std::size_t grow(std::string& out, std::size_t limit) {
  const std::size_t old = out.size();
  out.resize(old + std::min<std::size_t>(limit + 1 - old, step));
  return old;
}

// `window`: zlib's windowBits.
std::optional<Unpacked> inflated(std::string_view packed, int window, std::size_t limit) {
  z_stream stream{};
  if (inflateInit2(&stream, window) != Z_OK) return std::nullopt;
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));  // zlib does not write to its input
  stream.avail_in = static_cast<uInt>(packed.size());
  Unpacked out;
  int rc = Z_OK;
  while (rc == Z_OK && out.bytes.size() <= limit) {
    const std::size_t old = grow(out.bytes, limit);
    stream.next_out = reinterpret_cast<Bytef*>(out.bytes.data() + old);
    stream.avail_out = static_cast<uInt>(out.bytes.size() - old);
    rc = inflate(&stream, Z_NO_FLUSH);
    out.bytes.resize(out.bytes.size() - stream.avail_out);
  }
  out.whole = rc == Z_STREAM_END && stream.avail_in == 0;
  inflateEnd(&stream);
  if (out.bytes.empty() && rc != Z_STREAM_END) return std::nullopt;
  return out;
}

}  // namespace

std::optional<Unpacked> unpack_gzip(std::string_view packed, std::size_t limit) {
  return inflated(packed, 15 + 16, limit);
}

std::optional<Unpacked> unpack_deflate(std::string_view packed, std::size_t limit) {
  auto out = inflated(packed, 15, limit);
  return out ? out : inflated(packed, -15, limit);
}

std::optional<Unpacked> unpack_brotli(std::string_view packed, std::size_t limit) {
  const std::unique_ptr<BrotliDecoderState, decltype(&BrotliDecoderDestroyInstance)> state(
      BrotliDecoderCreateInstance(nullptr, nullptr, nullptr), &BrotliDecoderDestroyInstance);
  if (!state) return std::nullopt;
  const auto* in = reinterpret_cast<const std::uint8_t*>(packed.data());
  std::size_t in_left = packed.size();
  Unpacked out;
  BrotliDecoderResult rc = BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT;
  while (rc == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT && out.bytes.size() <= limit) {
    const std::size_t old = grow(out.bytes, limit);
    auto* to = reinterpret_cast<std::uint8_t*>(out.bytes.data() + old);
    std::size_t room = out.bytes.size() - old;
    rc = BrotliDecoderDecompressStream(state.get(), &in_left, &in, &room, &to, nullptr);
    out.bytes.resize(out.bytes.size() - room);
  }
  out.whole = rc == BROTLI_DECODER_RESULT_SUCCESS && in_left == 0;
  if (rc == BROTLI_DECODER_RESULT_ERROR || (out.bytes.empty() && !out.whole)) return std::nullopt;
  return out;
}

std::optional<Unpacked> unpack_zstd(std::string_view packed, std::size_t limit) {
  const std::unique_ptr<ZSTD_DStream, decltype(&ZSTD_freeDStream)> stream(ZSTD_createDStream(), &ZSTD_freeDStream);
  if (!stream || ZSTD_isError(ZSTD_initDStream(stream.get())) != 0) return std::nullopt;
  ZSTD_inBuffer in{packed.data(), packed.size(), 0};
  Unpacked out;
  std::size_t rc = 1;
  for (bool progress = true; progress && out.bytes.size() <= limit;) {
    const std::size_t old = grow(out.bytes, limit);
    ZSTD_outBuffer to{out.bytes.data() + old, out.bytes.size() - old, 0};
    const std::size_t read = in.pos;
    rc = ZSTD_decompressStream(stream.get(), &to, &in);
    out.bytes.resize(old + to.pos);
    progress = ZSTD_isError(rc) == 0 && (to.pos > 0 || in.pos > read);
  }
  out.whole = rc == 0 && in.pos == in.size;
  if (out.bytes.empty() && !out.whole) return std::nullopt;
  return out;
}

}  // namespace claimgraph::extract
