import { serverImages } from "../../../knowledge/references/commands.ts";
import type { RemoteReferenceFact } from "../../facts.ts";
import { pinOf } from "../pins.ts";
import { artifactFact } from "./artifact.ts";
import { type CommandLine, type CommandWord, nameOf, parseWords } from "./command.ts";

/** Options of `docker run` without a value. Source: https://docs.docker.com/reference/cli/docker/container/run/ */
const runFlags = new Set(
  "-d --detach -i --interactive -t --tty -it -ti -dit -itd -d -P --publish-all --rm --privileged --init --read-only --no-healthcheck --oom-kill-disable --disable-content-trust -q --quiet --help".split(
    " ",
  ),
);

const engines = /^(?:docker|podman|nerdctl|docker\.exe)$/;

/** What `docker run IMAGE …` says: the image, and the command that runs in it. */
export interface ContainerReading {
  readonly facts: readonly RemoteReferenceFact[];
  /** The command behind the image, or the arguments of a known server's image. */
  readonly command?: CommandLine;
  /** `-e NAME=value`. */
  readonly variables: readonly CommandWord[];
}

const nothing: ContainerReading = { facts: [], variables: [] };

export function readContainer(line: CommandLine): ContainerReading {
  const { words } = line;
  if (!engines.test(nameOf(words[0]))) return nothing;
  const at = words[1]?.text === "container" || words[1]?.text === "image" ? 2 : 1;
  const verb = words[at]?.text ?? "";
  if (!/^(?:run|create|pull)$/.test(verb)) return nothing;
  const rest = words.slice(at + 1);
  const image = imageIndex(rest);
  const word = rest[image];
  if (word === undefined) return nothing;
  const { options } = parseWords(rest.slice(0, image), runFlags);
  const variables = options.flatMap(({ name, value }) =>
    /^(?:-e|--env)$/.test(name) && value !== undefined ? [value] : [],
  );
  const fact = imageFact(line, word, `docker ${verb}`);
  const facts = fact === undefined ? [] : [fact];
  if (verb === "pull") return { facts, variables };
  const command = commandIn(line, word.text ?? "", rest.slice(image + 1));
  return { facts, variables, ...(command === undefined ? {} : { command }) };
}

const buildFlags = new Set(["--no-cache", "--pull", "--push", "--load", "-q", "--quiet", "--squash", "--rm"]);

/** Names that images are built as here: `docker build -t NAME`, `docker tag OTHER NAME`. */
export function builtImages(lines: readonly CommandLine[]): ReadonlySet<string> {
  return new Set(
    lines.flatMap(({ words }) => {
      if (!engines.test(nameOf(words[0]))) return [];
      const verbs = words.slice(1, 3).map(({ text }) => text ?? "");
      const { options, positionals } = parseWords(words.slice(1), buildFlags);
      if (verbs[0] === "tag") return (positionals.at(-1)?.text ?? "").split("@")[0] ?? [];
      if (!verbs.includes("build")) return [];
      return options.flatMap(({ name, value }) => (/^(?:-t|--tag)$/.test(name) ? (value?.text ?? []) : []));
    }),
  );
}

/** The first word that is no option and no option's value. */
function imageIndex(words: readonly CommandWord[]): number {
  for (let at = 0; at < words.length; at += 1) {
    const text = words[at]?.text ?? words[at]?.known ?? "";
    if (!text.startsWith("-")) return at;
    if (!text.includes("=") && !runFlags.has(text)) at += 1;
  }
  return -1;
}

function commandIn(line: CommandLine, image: string, words: readonly CommandWord[]): CommandLine | undefined {
  const [first] = words;
  if (first === undefined) return undefined;
  if (!(first.text ?? "").startsWith("-")) return { ...line, words };
  const name = commandOfImage(image);
  return name === undefined
    ? undefined
    : { ...line, words: [{ text: name, known: name, span: first.span }, ...words] };
}

/** The command that the arguments of a known server's image are for. */
export function commandOfImage(image: string): string | undefined {
  const { id } = splitImage(image);
  return serverImages.find(([pattern]) => pattern.test(id))?.[1];
}

/** `host:port/name:tag@sha256:…` (https://docs.docker.com/reference/cli/docker/image/tag/). */
export function splitImage(image: string): {
  readonly id: string;
  readonly tag?: string;
  readonly digest?: string;
} {
  const at = image.indexOf("@");
  const name = at === -1 ? image : image.slice(0, at);
  const colon = name.lastIndexOf(":");
  const hasTag = colon > name.lastIndexOf("/");
  return {
    id: hasTag ? name.slice(0, colon) : name,
    ...(hasTag ? { tag: name.slice(colon + 1) } : {}),
    ...(at === -1 ? {} : { digest: image.slice(at + 1) }),
  };
}

/** The fact of an image's name; undefined where it is none, or is built here. */
export function imageFact(
  line: CommandLine,
  word: CommandWord,
  api: string,
): RemoteReferenceFact | undefined {
  const { text, valueSpan } = word;
  if (
    text === undefined ||
    !/^[a-z0-9][\w./:@-]{1,300}$/.test(text) ||
    // `ko://…` is built from the sources of that package.
    /^(?:localhost|127\.|ko:\/\/)|\.tar$|^scratch$/.test(text)
  )
    return undefined;
  const { id, tag, digest } = splitImage(text);
  // Something else writes the tag before it is used.
  if (/^(?:replace(?:[-_]?me)?|placeholder|change[-_]?me|todo)$/i.test(tag ?? "")) return undefined;
  const revision = digest ?? tag;
  const end =
    valueSpan === undefined || valueSpan.end - valueSpan.start !== text.length ? undefined : valueSpan.end;
  return artifactFact(line, word, {
    thing: "image",
    registry: "docker",
    id,
    api,
    pin: revision === undefined ? "none" : pinOf(revision, "docker"),
    revision,
    ...(end === undefined
      ? {}
      : { place: { form: "text", span: { start: end, end }, before: "@sha256:", after: "" } }),
    pinning: `write the digest behind the name, \`${id}${tag === undefined ? "" : `:${tag}`}@sha256:<digest>\` (\`docker images --digests\` shows it)`,
  });
}
