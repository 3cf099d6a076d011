/** A `loadline.lock` that knows one model: its id, the commit and its date (YYYY-MM-DD). */
export function lockOfModel(id: string, commit: string, date: string): string {
  return `version = 1

[[artifact]]
id = "${id}"
kind = "model"
registry = "huggingface"
revision = "main"
commit = "${commit}"
date = ${date}
resolved = 2026-11-28
license = []
base-models = []
pickles = false
custom-code = false
files = []
`;
}
