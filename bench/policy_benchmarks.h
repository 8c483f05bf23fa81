// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <benchmark/benchmark.h>

#include <cstdio>

#include "jss/io/policy_series.h"

namespace jss::bench {

/// The whole of a program whose benchmarks, put in by `register_all(policies)`, need the policies
/// that ship. Gives its exit code.
template <class Register>
int run_with_policies(int argc, char** argv, Register&& register_all) {
  const auto policies = io::PolicySeries::embedded();
  if (!policies) {
    std::fputs(policies.error().message.c_str(), stderr);
    return 1;
  }
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
  register_all(*policies);
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}

}  // namespace jss::bench
