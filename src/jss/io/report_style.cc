// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <string_view>

#include "jss/io/report_parts.h"

namespace jss::io {

namespace {

constexpr std::string_view kStyle = R"(:root{color-scheme:light dark;
--paper:#fff;--ink:#161b22;--soft:#55606d;--rule:#e1e5ea;--panel:#f6f8fa;--accent:#0b57a4;
--good:#04745a;--fair:#8a6a00;--bad:#b42318;--rail:#e6eaef}
@media (prefers-color-scheme:dark){:root{
--paper:#12161c;--ink:#eef2f6;--soft:#a3adb9;--rule:#2b333e;--panel:#1a2029;--accent:#6cb2ff;
--good:#46c79c;--fair:#e2c14d;--bad:#ff8a7a;--rail:#2b333e}}
*{box-sizing:border-box}
html{font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",sans-serif;
background:var(--paper);color:var(--ink);-webkit-text-size-adjust:100%}
body{max-width:62rem;margin:0 auto;padding:2.5rem 1.5rem 4rem;overflow-wrap:anywhere}
h1{font-size:2.1rem;line-height:1.15;letter-spacing:-.015em;margin:.1rem 0 1.4rem}
h2{font-size:1.3rem;line-height:1.25;letter-spacing:-.01em;margin:0 0 .9rem}
h3{font-size:1.05rem;margin:1.4rem 0 .3rem}
blockquote{margin:0 0 .8rem;padding:.1rem 0 .1rem 1rem;border-left:3px solid var(--rule);
max-width:44rem;white-space:pre-line}
p{margin:0 0 .8rem;max-width:44rem}
a{color:var(--accent);text-underline-offset:.15em}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:3px}
.skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:.5rem}
.eyebrow{color:var(--soft);font-size:.95rem;margin:0;max-width:none}
.lead{font-size:1.3rem;line-height:1.35;font-weight:600}
.note{color:var(--soft);font-size:.9rem}
.hero{display:flex;gap:2rem;align-items:center}
.hero>div{flex:1;min-width:0}.hero p:last-child{margin:0}
.gauge{width:9.5rem;flex:none}
.gauge circle{fill:none;stroke-width:10}
.gauge .rail{stroke:var(--rail)}.gauge .fill{stroke:var(--soft);stroke-linecap:butt}
.gauge text{font-size:34px;font-weight:700;fill:var(--ink);font-variant-numeric:tabular-nums}
.gauge.good .fill{stroke:var(--good)}.gauge.fair .fill{stroke:var(--fair)}
.gauge.bad .fill{stroke:var(--bad)}
nav{margin:2rem 0 0;border-block:1px solid var(--rule);padding:.6rem 0}
nav ul{list-style:none;display:flex;flex-wrap:wrap;gap:.2rem 1.3rem;margin:0;padding:0}
nav a{text-decoration:none;font-size:.93rem}nav a:hover{text-decoration:underline}
section{margin:2.8rem 0 0;scroll-margin-top:1rem}
.chart,.table{overflow-x:auto}
.chart{margin:0 0 1.2rem}
.chart svg{display:block;width:100%;min-width:52rem;height:auto}
table{border-collapse:collapse;width:100%;font-size:.93rem;line-height:1.4}
.table{margin:0 0 1rem}
caption{text-align:left;color:var(--soft);font-size:.9rem;padding:0 0 .35rem}
th,td{text-align:left;vertical-align:top;padding:.42rem .9rem .42rem 0;
border-bottom:1px solid var(--rule);overflow-wrap:break-word;min-width:3ch}
th:last-child,td:last-child{padding-right:0}
thead th{color:var(--soft);font-weight:500;font-size:.85rem;white-space:nowrap;
border-bottom:1px solid var(--soft)}
tbody th{font-weight:500;min-width:7.5rem}
tbody th.n{min-width:0}
.strong>*{font-weight:700}
.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
time{white-space:nowrap;font-variant-numeric:tabular-nums}
td bdi,th bdi{overflow-wrap:anywhere}
.up{color:var(--good)}.up::before{content:"▲ ";font-size:.7em}
.down{color:var(--bad)}.down::before{content:"▼ ";font-size:.7em}
.bar{display:block;width:100%;min-width:5rem;max-width:16rem;height:.6rem;margin-top:.4rem}
.bar .rail{fill:var(--rail)}.bar .fill{fill:var(--accent)}
.bar.soft .fill{fill:var(--soft)}.bar.bad .fill{fill:var(--bad)}.bar.good .fill{fill:var(--good)}
details{border:1px solid var(--rule);border-radius:.5rem;margin:0 0 1rem}
summary{padding:.55rem .9rem;cursor:pointer;font-weight:500}
details>.table,details>p,details>blockquote{margin-inline:.9rem}
.met{white-space:nowrap}.met.documented{color:var(--good)}.met.missing{color:var(--bad)}
.met.reported{color:var(--fair)}
code{font:.88em ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
.grade{font-size:.82rem;border:1px solid currentColor;border-radius:1rem;padding:.05rem .5rem}
.grade.documented{color:var(--good)}.grade.reported{color:var(--fair)}
.grade.assumed{color:var(--soft)}
footer{margin:3.5rem 0 0;border-top:1px solid var(--rule);padding-top:1rem;color:var(--soft);
font-size:.9rem}
@media (max-width:40rem){
body{padding:1.4rem 1rem 3rem}
h1{font-size:1.7rem}
.hero{flex-direction:column;align-items:flex-start;gap:1rem}
.gauge{width:7.5rem}
th,td{padding-right:.7rem}
}
@media print{
:root{color-scheme:light;--paper:#fff;--ink:#000;--soft:#444;--rule:#ccc;--panel:#fff;
--accent:#0b57a4;--good:#04745a;--fair:#7a5d00;--bad:#a01d12;--rail:#e6eaef}
html{font-size:10.5pt}
body{max-width:none;padding:0}
nav,.skip{display:none}
section{margin-top:1.6rem}
h2{break-after:avoid}
tr,.chart,.hero{break-inside:avoid}
thead{display:table-header-group}
.chart,.table{overflow:visible}
.chart svg{min-width:0}
details{border:0}
details::details-content{content-visibility:visible;block-size:auto}
summary{padding:0 0 .3rem;list-style:none}
details>.table,details>p{margin-inline:0}
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
@page{margin:16mm}
}
)";

}  // namespace

std::string report_style() { return std::string(kStyle); }

}  // namespace jss::io
