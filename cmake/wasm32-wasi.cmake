# SPDX-License-Identifier: Apache-2.0
# The toolchain for the browser: Debian's clang 19 and its libraries for wasm32-wasi, without
# exceptions and threads (docs/decisions/0020-wasm32-wasi.md).
set(CMAKE_SYSTEM_NAME Generic)
set(CMAKE_SYSTEM_PROCESSOR wasm32)
set(CMAKE_CXX_COMPILER clang++-19)
set(CMAKE_CXX_COMPILER_TARGET wasm32-wasi)
set(CMAKE_SYSROOT /usr)
set(CMAKE_AR llvm-ar-19)
set(CMAKE_RANLIB llvm-ranlib-19)
string(JOIN " " CMAKE_CXX_FLAGS_INIT
  -fno-exceptions -DJSON_NOEXCEPTION -ffunction-sections -fdata-sections
  # What Boost's headers ask for and this library lacks.
  -isystem "${CMAKE_CURRENT_LIST_DIR}/wasm32-wasi")
set(CMAKE_TRY_COMPILE_TARGET_TYPE STATIC_LIBRARY)
# Packages of headers alone are the same everywhere: those of this machine serve.
set(CMAKE_LIBRARY_ARCHITECTURE "${CMAKE_HOST_SYSTEM_PROCESSOR}-linux-gnu")
