// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace jss::io {

/// True if `text` has a control character: a tab, a line break, an escape, a delete, one of the
/// range U+0080 to U+009F, or one that turns the direction of writing.
[[nodiscard]] bool has_control_character(std::string_view text);

/// A stranger's text made fit for a message: control characters become `?`, and what is longer than
/// `most` bytes is cut before a whole UTF-8 character and ends in `…`.
[[nodiscard]] std::string plain_text(std::string_view text, std::size_t most = 200);

/// The lines of a message, each as plain text however long it is: names of files and options are a
/// stranger's text, too.
[[nodiscard]] std::string plain_lines(std::string_view message);

/// A plain text between quotes, cut after 60 bytes: `'Sized'`.
[[nodiscard]] std::string quoted(std::string_view text);

}  // namespace jss::io
