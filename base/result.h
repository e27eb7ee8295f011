// The one result type of claimgraph: what can go wrong in the world (missing file, damaged store, bad input) is a
// value. "Not found" is no error (use std::optional); a programming error asserts; exceptions of libraries are caught
// where the library is wrapped.
#pragma once

#include <cassert>
#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace claimgraph {

enum class ErrorCode {
  bad_input,    // a file or record that does not hold what it should
  io,           // the operating system refused: missing file, permission, full disk
  damaged,      // a store or model file that fails its own checks
  version,      // a store or model file of another format version
  locked,       // held by another process
  usage,        // the call itself is wrong (exit code 2 on the command line)
  interrupted,  // stopped by the user
};

// An error for the person who reads it: one line that names the file, the place in it, and the remedy.
struct Error {
  ErrorCode code = ErrorCode::bad_input;
  std::string message;
};

// Either a value or an Error. Check ok() before value(); value() of an error asserts.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}      // NOLINT(google-explicit-constructor)
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT(google-explicit-constructor)

  bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }

  T& value() & { return assert(ok()), *std::get_if<0>(&state_); }
  const T& value() const& { return assert(ok()), *std::get_if<0>(&state_); }
  T&& value() && { return assert(ok()), std::move(*std::get_if<0>(&state_)); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T&& operator*() && { return std::move(*this).value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

  const Error& error() const { return assert(!ok()), *std::get_if<1>(&state_); }

 private:
  std::variant<T, Error> state_;
};

// The result of an operation that yields nothing.
class [[nodiscard]] Status {
 public:
  Status() = default;
  Status(Error error) : error_(std::move(error)) {}  // NOLINT(google-explicit-constructor)

  bool ok() const { return !error_.has_value(); }
  explicit operator bool() const { return ok(); }
  const Error& error() const { return assert(!ok()), *error_; }

 private:
  std::optional<Error> error_;
};

}  // namespace claimgraph
