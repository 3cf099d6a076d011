/** What names say of the values that they are given. */

const keyWords = /key|token|secret|passw|pwd|auth|credential|bearer|login|pats?$|app_?id$|_[as]k$/;
const otherWords =
  /hash|sha\d|md5|commit|revision|checksum|digest|uuid|guid|etag|version|(?:run|job|user|project|trace|span|session|request|task|tenant|workspace|thread)_?id|(?:cache|gpg|public|primary|foreign|partition|sort|idempotency|experiment)[_-]?key/;

/** Words of programs that work with language models: `AutoTokenizer.from_pretrained`, `pad_token`, `keypoint_model`. */
const modelWords =
  /^.*\.from_pretrained$|token[_-]?(?:classif\w*|type\w*)|tokeni[sz](?:er|ation|ed|e|ing)?s?|(?:pad|eos|bos|unk|mask|sep|cls|mean|special|image|start|end|stop)[_-]?tokens?|max_?(?:new_?|length_?)?tokens|(?:num|n)_tokens|authors?(?![a-z])|key(?:points?|frames?|words?|board|map)|compat$/g;

/** What was found out about names: few different ones stand before the values of a file. */
const known = new Map<string, boolean>();
const mostKnown = 500;

/** Whether a name is one that keys are given to at all. */
export function isKeyName(name: string): boolean {
  const before = known.get(name);
  if (before !== undefined) return before;
  const answer = readsAsKeyName(name);
  if (known.size >= mostKnown) known.clear();
  // A stretch of a text would keep all of the text.
  if (name.length < 13) known.set(name, answer);
  return answer;
}

function readsAsKeyName(name: string): boolean {
  const lower = name.toLowerCase();
  return keyWords.test(lower) && !otherWords.test(lower) && keyWords.test(lower.replace(modelWords, ""));
}

/** Names that say nothing of the value: what stands before them does. */
const unsaid = new Set([
  "default",
  "value",
  // CloudFormation's
  "parametervalue",
  "const",
  "content",
  "data",
  "field",
  "string",
  "secretstr",
  "str",
  // "Incorrect API key provided: …"
  "provided",
  "is",
  "was",
  "given",
]);

const longestUnsaid = Math.max(...[...unsaid].map((name) => name.length));

export function isUnsaid(name: string): boolean {
  return name.length <= longestUnsaid && unsaid.has(name.toLowerCase());
}

/** A name in lower case without its separators: `MISTRAL_API_KEY` and `mistral-api-key` are one. */
export function normalised(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, "");
}
