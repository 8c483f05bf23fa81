// SPDX-License-Identifier: Apache-2.0
// Any bytes as a request of the page and, after its first line, as the file that it opened: there
// is a reply, and it is JSON with a status.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>

#include "jss/io/json_tree.h"
#include "jss/wasm/browser_door.h"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

void require_reply(const std::string& reply) {
  const auto node = jss::io::read_json_tree(reply);
  require(node.has_value());
  const std::string& status = (*node)["status"].text;
  require(status == "0" || status == "1" || status == "2");
  require(status != "2" || !(*node)["complaint"].text.empty());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const std::size_t end = std::min(text.find('\n'), size);
  const std::string_view request = text.substr(0, end);
  const std::string_view file = text.substr(std::min(end + 1, size));
  jss::wasm::BrowserDoor door;
  if (char* const place = door.put_file("f", file.size()); !file.empty()) {
    std::memcpy(place, file.data(), file.size());
  }
  require_reply(door.reply_to(R"({"open":["f"]})"));
  require_reply(door.reply_to(request));
  return 0;
}
