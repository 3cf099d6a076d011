/** Clauses that complete "Pin it: …", by the way a library pins. `{id}` is the name. */
export const pinningClauses = {
  revision: 'write `revision="<commit sha>"` with all 40 digits of the commit',
  at: "write the commit behind the name, `{id}@<commit sha>`",
  uri: "write the commit behind the name, `{id}@<commit sha>/…`",
  url: "put the commit's 40 digits in place of the branch in the address",
  ref: "write the commit behind the name, `{id}:<commit sha>`",
  kaggle: "write a version number as the last part of the handle",
  modelKwargs: 'write `model_kwargs={"revision": "<commit sha>"}` with all 40 digits of the commit',
  snapshot:
    'no argument of this call pins it, so download it with `snapshot_download("{id}", revision="<commit sha>")` and load that folder',
  file: 'no argument of this call pins it, so download the file with `hf_hub_download("{id}", "<file>", revision="<commit sha>")` and load that path',
  checksum: "compare the file's SHA-256 with one that you wrote down, before it is loaded",
  hosted:
    "nothing in this call fixes what the service runs: write down the model and the day, and run a pinned copy where results must be repeated",
} as const;

/** 40 digits, in the place of a real commit, in the examples of the tables. */
export const exampleCommit = "0123456789abcdef0123456789abcdef01234567";

/** The two programs of a row: `{}` in the call is where the pin goes, which is left out in the first. */
export function examples(
  imports: string,
  call: string,
  pin = `, revision="${exampleCommit}"`,
): { readonly example: string; readonly pinnedExample: string } {
  return {
    example: `${imports}\nmodel = ${call.replace("{}", "")}\n`,
    pinnedExample: `${imports}\nmodel = ${call.replace("{}", pin)}\n`,
  };
}
