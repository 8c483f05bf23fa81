// SPDX-License-Identifier: Apache-2.0
#include "jss/cli/certificate_file.h"

#include "jss/app/publication_check.h"
#include "jss/io/certificate.h"

namespace jss::cli {

Result<void> write_certificates(const app::Publication& publication, const app::SigningKey& key,
                                Timestamp now, OutputFile& output) {
  for (const history::ScorePublished& shown : publication.shown) {
    const auto certificate = app::certificate_of(publication.opened, shown, key, now);
    if (auto done = output.write(io::certificate_line(certificate) + "\n"); !done) return done;
  }
  return {};
}

}  // namespace jss::cli
