import type { RemoteReferenceFact } from "../../facts.ts";
import { pinOf } from "../pins.ts";
import { personalNamespace } from "../stakes.ts";
import { artifactFact } from "./artifact.ts";
import { type CommandLine, nameOf, parseWords } from "./command.ts";

const cloneFlags = new Set(
  "-q --quiet -v --verbose --progress -n --no-checkout --bare --mirror -l --local --no-hardlinks -s --shared --recurse-submodules --recursive --shallow-submodules --single-branch --no-single-branch --no-tags --sparse --remote-submodules".split(
    " ",
  ),
);

/** So many commands behind a clone are looked through for its checkout. */
const reach = 12;

/**
 * `git clone URL`, with the commit that a later `git checkout` takes.
 *
 * @param later the commands that follow in the same script
 */
export function readClone(line: CommandLine, later: readonly CommandLine[]): readonly RemoteReferenceFact[] {
  const { words } = line;
  if (nameOf(words[0]) !== "git") return [];
  const start = words[1]?.text === "lfs" ? 2 : 1;
  const isSubmodule = words[start]?.text === "submodule";
  const verb = isSubmodule ? "add" : "clone";
  const at = words.findIndex(({ text }, index) => index >= start && text === verb);
  if (at === -1 || at > 5) return [];
  const { options, positionals } = parseWords(words.slice(at + 1), cloneFlags);
  const [word, folder] = positionals;
  const address = word?.text;
  if (word === undefined || address === undefined || !/^(?:https?|git|ssh):\/\/|^git@/.test(address))
    return [];
  const given = options.find(({ name }) => /^(?:-b|--branch|--revision)$/.test(name))?.value?.text;
  const revision = checkedOut(later, folderOf(address, folder?.text)) ?? given;
  const hub = hubRepository(address);
  const pin = revision === undefined ? "none" : pinOf(revision, "git");
  const http = /^http:\/\//.test(address)
    ? [
        {
          kind: "plain-http",
          clause: "the address is plain `http://`, which anyone on the way can change",
        } as const,
      ]
    : [];
  const base = {
    api: "git clone",
    pin,
    revision,
    pinning: "run `git checkout <commit sha>` behind it",
  } as const;
  if (hub === undefined) {
    const id = address.replace(/\/\/[^/@]*@/, "//").replace(/\.git\/?$/, "");
    return [artifactFact(line, word, { ...base, thing: "repository", registry: "git", id, stakes: http })];
  }
  const owner = personalNamespace(hub.id, "huggingface");
  return [
    artifactFact(line, word, {
      ...base,
      thing: hub.thing,
      kind: `${hub.thing === "space" ? "artifact" : hub.thing}-reference`,
      registry: "huggingface",
      id: hub.id,
      stakes: [...http, ...(owner === undefined ? [] : [owner])],
    }),
  ];
}

/** `https://huggingface.co/[datasets/|spaces/]org/name`, over ssh too. */
function hubRepository(
  address: string,
): { readonly id: string; readonly thing: "model" | "dataset" | "space" } | undefined {
  const match =
    /^(?:https?:\/\/(?:[^/@]*@)?(?:huggingface\.co|hf\.co)\/|git@hf\.co:)(datasets\/|spaces\/)?([\w.-]+\/[\w.-]+?)(?:\.git)?\/?$/.exec(
      address,
    );
  const id = match?.[2];
  if (match === null || id === undefined) return undefined;
  const thing = match[1] === "datasets/" ? "dataset" : match[1] === "spaces/" ? "space" : "model";
  return { id, thing };
}

function folderOf(address: string, folder: string | undefined): string {
  return folder ?? (address.split("/").at(-1) ?? "").replace(/\.git$/, "");
}

/** `git checkout REF`, `git reset --hard REF`, `git -C folder checkout REF`, before the next clone. */
function checkedOut(later: readonly CommandLine[], folder: string): string | undefined {
  for (const { words } of later.slice(0, reach)) {
    if (nameOf(words[0]) !== "git") continue;
    const texts = words.map(({ text }) => text ?? "");
    if (texts.includes("clone")) return undefined;
    const elsewhere = texts[1] === "-C" && !(texts[2] ?? "").endsWith(folder);
    const at = texts.findIndex((text) => text === "checkout" || text === "reset" || text === "switch");
    if (elsewhere || at === -1) continue;
    const ref = texts.slice(at + 1).find((text) => text !== "" && !text.startsWith("-"));
    if (ref !== undefined && !ref.includes("/.") && ref !== ".") return ref;
  }
  return undefined;
}
