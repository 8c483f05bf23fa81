// SPDX-License-Identifier: Apache-2.0
// Takes the place of Boost's own header where there are no threads and no std::mutex: Boost.Math
// locks a table that it fills on first use.
#pragma once

namespace boost::detail {

class lightweight_mutex {
 public:
  class scoped_lock {
   public:
    explicit scoped_lock(lightweight_mutex&) {}
  };
};

}  // namespace boost::detail
