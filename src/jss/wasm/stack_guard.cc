// SPDX-License-Identifier: Apache-2.0
// The compiler's routines for 128-bit division were built to guard their stack, and expect these of
// a system.
#include <cstdint>

extern "C" {

std::uintptr_t __stack_chk_guard = 0x5bd1'e995;

[[noreturn]] void __stack_chk_fail() { __builtin_trap(); }

}  // extern "C"
