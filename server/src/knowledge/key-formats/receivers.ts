/** Options of a command, and arguments of a call, that hold a key of whoever is called. */
const ofReceiver =
  /^(?:(?:[a-z]+[_-])?api[_-]?(?:key|token|secret)|(?:access|auth|secret|bearer)[_-]?(?:key|token)|client[_-]?secret|token)$/i;
/** So much of the text before a value is looked at for what it is given to. */
const reach = 400;
const colours = /(?:\p{Cc}|\\x1b|\\u001b|\\033)\[[0-9;]{0,20}m/gu;

/**
 * Who a key of a general name is given to: the client or the module that is called with it, the command whose option it
 * is. Empty where the name is no general one.
 *
 * @param name as it stands before the value: `api_key`, `--token`
 */
export function receiversOf(text: string, start: number, name: string): readonly string[] {
  const option = name.startsWith("-");
  if (!ofReceiver.test(name.replace(/^-+/, ""))) return [];
  const before = text.slice(Math.max(0, start - reach), start).replace(colours, "");
  if (option) return commandOf(before);
  const owner = ownerOfClient(calleeAround(before));
  return owner === undefined ? [] : [owner];
}

/** What is called with the arguments that a text ends in: `cohere.Client` of `cohere.Client(model=f(x), api_key=`. */
function calleeAround(before: string): string {
  let depth = 0;
  for (let at = before.length - 1; at >= 0; at -= 1) {
    const character = before.charAt(at);
    if (character === ")") depth += 1;
    if (character !== "(") continue;
    // A bracket around the value alone: `api_key=("…")`
    const callee = /[A-Za-z_][\w.]{0,60}[ \t]*$/.exec(before.slice(Math.max(0, at - 62), at))?.[0].trimEnd();
    if (depth === 0 && callee !== undefined && !/^(?:Field|SecretStr|field|Option|str)$/.test(callee))
      return callee;
    depth = Math.max(0, depth - 1);
  }
  return "";
}

const ends =
  /(?:Async)?(?:Client|SDK|API|Api|LLM|ChatModel|Chat|Embeddings?|Wrapper|Retriever|Tools?|Search)$/;
const starts = /^(?:Async|Chat)(?=[A-Z])/;
const verbs = /^(?:login|init|initialize|configure|connect|authenticate|auth|setup|client|create|sync)$/;
/** Classes that are nobody's in particular. */
const ofNobody =
  /^(?:Mock|MagicMock|Simple|Field|Settings?|Config|Options?|Credentials?|Secret|Token|User|Request|Response|Http|HTTP|Rest|REST|Agent|Model|Item|Record|Event|Message|Session|Dict|Namespace|Base|Test|Fake|Dummy|My|Key|Auth|Blob|Node|State|Context|Parameter|Argument|Cache|Storage|Store|Service|Server|Data|File|Object)*$/;

/** Whose client or module a callee is: `reka` of `reka.login`, `Reka` of `AsyncRekaClient`. */
export function ownerOfClient(callee: string): string | undefined {
  const parts = callee.split(".");
  const last = parts.at(-1) ?? "";
  const first = parts.length > 1 ? parts[0] : undefined;
  if (!/^[A-Z]/.test(last)) return verbs.test(last) ? first : undefined;
  const bare = last.replace(ends, "").replace(starts, "");
  if (bare.length > 1 && !ofNobody.test(bare)) return bare;
  return first !== undefined && /^[a-z]/.test(first) ? first : undefined;
}

/** Programs that run another, or that anything is given to. */
const runners = new Set(
  (
    "npx uvx uv run bunx pnpm yarn npm node python python3 pip pipx docker podman kubectl helm sudo env export curl wget " +
    "http https echo bash sh zsh dlx exec time set poetry conda make git login main app server serve mcp start deploy"
  ).split(" "),
);
const mostWords = 12;

/** The command whose option a text ends in, as a line of a shell or as a list of words. */
function commandOf(before: string): readonly string[] {
  const list = before.lastIndexOf("[");
  const isList = list > before.lastIndexOf("]") && /["'][ \t]*,\s*["']$/.test(before);
  const line = isList ? before.slice(list + 1) : lastLine(before);
  const words = line.match(/[@\w./-]{2,80}/g) ?? [];
  return words.slice(0, mostWords).flatMap((word) => {
    if (word.startsWith("-")) return [];
    const owner = /^@?([A-Za-z][a-z0-9]{1,40})/.exec(
      word.slice(word.startsWith("/") ? word.lastIndexOf("/") + 1 : 0),
    )?.[1];
    return owner === undefined || runners.has(owner.toLowerCase()) ? [] : [owner];
  });
}

/** The last line of a text, with the lines before it that it goes on from. */
function lastLine(before: string): string {
  let start = before.lastIndexOf("\n") + 1;
  while (start > 1 && before.charAt(start - 2) === "\\") start = before.lastIndexOf("\n", start - 2) + 1;
  return before.slice(start).replaceAll("\\\n", " ");
}
