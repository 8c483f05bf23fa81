// SPDX-License-Identifier: Apache-2.0
#include <string>

#include "jss/io/chart_svg.h"

namespace jss::io {

// Colours after Okabe and Ito, made dark (and, for dark pages, light) enough to be read: they
// differ in lightness too, for print without colour, and every line has a mark of its own shape.
std::string chart_style() {
  return R"(.jss-chart{font:12px/1.3 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
.jss-chart text{fill:#4d5763}
.jss-chart .name{font-size:17px;font-weight:650;fill:#161b22}
.jss-chart .strong{fill:#161b22;font-weight:600}
.jss-chart .num{font-variant-numeric:tabular-nums}
.jss-chart .paper{fill:#fff}
.jss-chart .coming{fill:#f4f6f9}
.jss-chart .grid{stroke:#e1e5ea;fill:none}
.jss-chart .stem{stroke:#aab3be;fill:none}
.jss-chart .now{stroke:#161b22;stroke-width:1.5;fill:none}
.jss-chart .line{fill:none;stroke-width:1.75;stroke-linejoin:round}
.jss-chart .main{stroke-width:3.5}
.jss-chart .dash{stroke-dasharray:5 4}
.jss-chart .area{fill:#0b57a4;fill-opacity:.08}
.jss-chart .badge{fill:#fff;stroke:#4d5763}
.jss-chart .badge+text{fill:#161b22;font-size:11px;font-weight:600}
.jss-chart .dot{fill:#fff;stroke:#0b57a4;stroke-width:2}
.jss-chart .k0{stroke:#0b57a4}.jss-chart .m0{fill:#0b57a4}
.jss-chart .k1{stroke:#c2410c}.jss-chart .m1{fill:#c2410c}
.jss-chart .k2{stroke:#04745a}.jss-chart .m2{fill:#04745a}
.jss-chart .k3{stroke:#9a4aa8}.jss-chart .m3{fill:#9a4aa8}
.jss-chart .k4{stroke:#8a6a00}.jss-chart .m4{fill:#8a6a00}
.jss-chart .k5{stroke:#5d6773}.jss-chart .m5{fill:#5d6773}
@media screen and (prefers-color-scheme:dark){
.jss-chart text{fill:#a3adb9}
.jss-chart .name,.jss-chart .strong,.jss-chart .badge+text{fill:#eef2f6}
.jss-chart .paper{fill:#12161c}
.jss-chart .coming{fill:#1a2029}
.jss-chart .grid{stroke:#2b333e}
.jss-chart .stem{stroke:#5a6572}
.jss-chart .now{stroke:#eef2f6}
.jss-chart .area{fill:#6cb2ff;fill-opacity:.12}
.jss-chart .badge{fill:#12161c;stroke:#a3adb9}
.jss-chart .dot{fill:#12161c;stroke:#6cb2ff}
.jss-chart .k0{stroke:#6cb2ff}.jss-chart .m0{fill:#6cb2ff}
.jss-chart .k1{stroke:#ff9a62}.jss-chart .m1{fill:#ff9a62}
.jss-chart .k2{stroke:#46c79c}.jss-chart .m2{fill:#46c79c}
.jss-chart .k3{stroke:#d79fe2}.jss-chart .m3{fill:#d79fe2}
.jss-chart .k4{stroke:#e2c14d}.jss-chart .m4{fill:#e2c14d}
.jss-chart .k5{stroke:#aeb8c4}.jss-chart .m5{fill:#aeb8c4}
}
)";
}

}  // namespace jss::io
