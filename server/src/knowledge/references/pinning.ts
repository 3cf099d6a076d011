/** Clauses that complete "Pin it: …", by the way a library pins. `{id}` is the name. */
export const pinningClauses = {
  revision: 'write `revision="<commit sha>"` with all 40 digits of the commit',
  at: "write the commit behind the name, `{id}@<commit sha>`",
  uri: "write the commit behind the name, `{id}@<commit sha>/…`",
  url: "put the commit's 40 digits in place of the branch in the address",
  ref: "write the commit behind the name, `{id}:<commit sha>`",
  kaggle: "write a version number as the last part of the handle",
  snapshot:
    'no argument of this call pins it, so download it with `snapshot_download("{id}", revision="<commit sha>")` and load that folder',
} as const;

/** 40 digits, in the place of a real commit, in the examples of the tables. */
export const exampleCommit = "0123456789abcdef0123456789abcdef01234567";
