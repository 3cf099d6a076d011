import type { Span } from "../../text/span.ts";

/** Names that say that a value is a key, and not whose. */
const general =
  /^(?:api[_-]?(?:key|token|secret)|(?:access|auth|secret)[_-]?(?:key|token)|client[_-]?secret)$/i;
/** Headers, and parameters of URLs, that hold a key of the host. */
const ofHost =
  /^(?:(?:proxy-)?authorization|x-(?:api|auth|access)-(?:key|token)|api[_-]?(?:key|token)|access_token)$/i;
/** So much of the text before a value is looked at for the section that it stands in, or for a host. */
const reach = 400;
const reachBehind = 200;

/**
 * Whose key a general name holds: the section of a configuration that the value stands in, who its lines name as the
 * provider, innermost first. Empty where the name is no general one.
 */
export function sectionsAround(text: string, start: number, name: string): readonly string[] {
  return general.test(name) ? sectionsOf(text.slice(Math.max(0, start - reach), start), start > reach) : [];
}

/** Whether a value stands in a header or a parameter of that name, near the address of the host that it is sent to. */
export function isSentToHost(text: string, { start, end }: Span, name: string): boolean {
  if (!ofHost.test(name)) return false;
  return (
    isHostIn(text.slice(Math.max(0, start - reach), start)) || isHostIn(text.slice(end, end + reachBehind))
  );
}

const foreignHosts =
  /^(?:127\.|0\.0\.|10\.|192\.168\.|www\.w3\.org|schemas?\.|json-schema\.)|(?:^|\.)example\b|\.(?:local|test|invalid)$/i;

/** Whether an address of a host that is somebody's stands in a stretch of text. */
function isHostIn(around: string): boolean {
  return [...around.matchAll(/\b(?:https?|wss?):\/\/([\w-]+(?:\.[\w-]+)+)/g)].some(
    ([, host = ""]) => !foreignHosts.test(host),
  );
}

/** A heading of TOML or INI, */
const heading = /^[ \t]*\[{1,2}([\w.-]{2,60})\]{1,2}[ \t]*$/;
/** a key of YAML, of JSON, of Terraform or of a program with a block behind it, */
const block = /^([ \t]*)(?:- )?["']?([\w.-]{2,60})["']?(?:[ \t]*[:=][ \t]*\{?|[ \t]+\{)[ \t]*$/;
/** the same on the line of the value, */
const blockInLine = /\b([\w-]{2,60})["']?[ \t]*[:=][ \t]*\{[^{}\n]*$/;
/** a block of Terraform with a label, */
const labelled = /^([ \t]*)(?:provider|module)[ \t]+"([\w.-]{2,60})"[ \t]*\{[ \t]*$/;
/** the class of Python whose field the value is, */
const ofClass =
  /^([ \t]*)class[ \t]+(\w{2,60}?)(?:Config(?:uration)?|Settings|Options|Credentials|Client)?[ \t]*[(:]/;
/** who provides what a configuration speaks of. */
const provider =
  /\b(?:provider|vendor)["']?[ \t]*[:=][ \t]*["']?([A-Za-z][\w-]{1,40})|\bmodel["']?[ \t]*[:=][ \t]*["']?([a-z][\w-]{1,40})\//;

function sectionsOf(before: string, isCut: boolean): readonly string[] {
  const lines = before.split("\n");
  const own = lines.at(-1) ?? "";
  const found: string[] = [];
  const same = blockInLine.exec(own)?.[1];
  if (same !== undefined) found.push(same);
  let indent = indentOf(own);
  for (let at = lines.length - 2; at >= (isCut ? 1 : 0); at -= 1) {
    const line = lines[at]?.trimEnd() ?? "";
    const section = heading.exec(line)?.[1];
    if (section !== undefined) return [...found, section.replaceAll(".", "_")];
    const [, blank, key] = block.exec(line) ?? labelled.exec(line) ?? ofClass.exec(line) ?? [];
    if (key === undefined || blank === undefined || blank.length >= indent) continue;
    found.push(key);
    indent = blank.length;
  }
  const [, stated, ofModel] = provider.exec(before) ?? [];
  const said = stated ?? ofModel;
  return said === undefined ? found : [...found, said];
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}
