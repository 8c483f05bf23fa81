// SPDX-License-Identifier: Apache-2.0
// What the module exports to JavaScript (web/src/engine/wasm_engine.ts). Memory is passed as a
// place and a number of bytes, and stays the module's.
#include <cstdint>
#include <string>

#include "jss/wasm/browser_door.h"

namespace {

// A module is one door, and lives as long as its page.
struct Module {
  jss::wasm::BrowserDoor door;
  std::string room;
  std::string reply;
};

Module& module() {
  static Module only;
  return only;
}

}  // namespace

extern "C" {

/// Room for that many bytes: of the name of a file, or of a request.
[[clang::export_name("jss_room")]] char* jss_room(std::uint32_t bytes) {
  module().room.assign(bytes, '\0');
  return module().room.data();
}

/// A file of that many bytes whose name stands in the room: where they go, or 0 for too many.
[[clang::export_name("jss_file")]] char* jss_file(std::uint32_t bytes) {
  return module().door.put_file(module().room, bytes);
}

/// Answers the request in the room; gives how many bytes the reply has.
[[clang::export_name("jss_ask")]] std::uint32_t jss_ask() {
  module().reply = module().door.reply_to(module().room);
  module().room = std::string();
  return static_cast<std::uint32_t>(module().reply.size());
}

/// Where the reply stands, until the next request or `jss_release`.
[[clang::export_name("jss_reply")]] const char* jss_reply() { return module().reply.data(); }

/// Forgets the reply.
[[clang::export_name("jss_release")]] void jss_release() { module().reply = std::string(); }

}  // extern "C"
