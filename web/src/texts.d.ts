// SPDX-License-Identifier: Apache-2.0
// Files that the build puts into the page as text.
declare module "*.jsonl" {
  const text: string;
  export default text;
}
declare module "*.csv" {
  const text: string;
  export default text;
}
declare module "*/work-history.json" {
  const text: string;
  export default text;
}
