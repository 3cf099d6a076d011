import type { PinState, RemoteReferenceFact, Stake } from "../../facts.ts";
import { pinOf } from "../pins.ts";
import { artifactFact } from "./artifact.ts";
import { type CommandLine, type CommandWord, nameOf, parseWords } from "./command.ts";

/** Options of pip without a value. Source: pip's documentation, pip install. */
const pipFlags = new Set(
  "-q -qq -qqq --quiet -v -vv --verbose -U --upgrade --user --pre --no-deps --no-cache-dir --no-build-isolation --force-reinstall --ignore-installed -I --require-hashes --no-index --prefer-binary --disable-pip-version-check --break-system-packages --no-input --isolated --use-pep517 --system --dry-run --no-warn-script-location --no-compile -y --yes --use-deprecated --only-binary --compile --exact --refresh --frozen --no-color --no-clean".split(
    " ",
  ),
);

/** The words behind `install`, and which program they are for; undefined where the command installs nothing. */
function installerOf({
  words,
}: CommandLine): { readonly name: "pip" | "conda"; readonly rest: readonly CommandWord[] } | undefined {
  const first = nameOf(words[0]);
  const texts = words.map(({ text }) => text ?? "");
  if (/^pip[\d.]*$/.test(first) && texts[1] === "install") return { name: "pip", rest: words.slice(2) };
  if (first === "python" && texts[1] === "-m" && texts[2] === "pip" && texts[3] === "install")
    return { name: "pip", rest: words.slice(4) };
  if (first === "uv" && texts[1] === "pip" && texts[2] === "install")
    return { name: "pip", rest: words.slice(3) };
  if (first === "uv" && texts[1] === "add") return { name: "pip", rest: words.slice(2) };
  if (first === "pipx" && texts[1] === "install") return { name: "pip", rest: words.slice(2) };
  if (/^(?:conda|mamba|micromamba)$/.test(first) && texts[1] === "install")
    return { name: "conda", rest: words.slice(2) };
  return undefined;
}

const api = { pip: "pip install", conda: "conda install" } as const;

/** Packages, repositories, files and indexes that `pip install` and `conda install` name. */
export function readInstall(line: CommandLine): readonly RemoteReferenceFact[] {
  const installer = installerOf(line);
  if (installer === undefined) return [];
  const { name, rest } = installer;
  const { options, positionals } = parseWords(rest, name === "pip" ? pipFlags : condaFlags);
  const texts = new Set(options.map((option) => option.name));
  if (name === "conda") return positionals.flatMap((word) => condaPackage(line, word));
  // With hashes in the requirements every file is compared.
  if (texts.has("--require-hashes") || texts.has("--no-index")) return [];
  const editable = options
    .filter((option) => /^(?:-e|--editable)$/.test(option.name))
    .flatMap(({ value }) => value ?? []);
  return [
    ...[...positionals, ...editable].flatMap((word) => pipRequirement(line, word)),
    ...options.flatMap(({ name: option, value }) =>
      value === undefined ? [] : pipIndex(line, option, value),
    ),
  ];
}

const condaFlags = new Set(
  "-y --yes -q --quiet --override-channels --update-deps --freeze-installed --no-deps -v".split(" "),
);

const moving: Stake = { kind: "runs-unread", clause: "its setup and its code run on this machine" };

function pipRequirement(line: CommandLine, word: CommandWord): readonly RemoteReferenceFact[] {
  const { text } = word;
  if (text === undefined || text === "") return [];
  const git = /^(?:[\w.-]+(?:\[[^\]]*\])?\s*@\s*)?(git\+[a-z]+:\/\/[^\s#]+|git\+git@[^\s#]+)/.exec(text)?.[1];
  if (git !== undefined) return [gitRequirement(line, word, text, git)];
  const url = /^(?:[\w.-]+(?:\[[^\]]*\])?\s*@\s*)?(https?:\/\/[^\s]+)$/.exec(text)?.[1];
  if (url !== undefined) return urlRequirement(line, word, url);
  return pipPackage(line, word, text);
}

/** `git+https://host/org/repo.git@REF#egg=name` (https://pip.pypa.io/en/stable/topics/vcs-support/). */
function gitRequirement(
  line: CommandLine,
  word: CommandWord,
  text: string,
  url: string,
): RemoteReferenceFact {
  const address = url.slice("git+".length);
  const slash = address.indexOf("/", address.indexOf("://") + 3);
  const at = address.lastIndexOf("@");
  const hasRef = at > slash && slash !== -1;
  const id = hasRef ? address.slice(0, at) : address;
  const revision = hasRef ? address.slice(at + 1) : undefined;
  const start = text.indexOf(url) + "git+".length + id.length;
  const { valueSpan } = word;
  const isPlain = valueSpan !== undefined && valueSpan.end - valueSpan.start === text.length;
  return artifactFact(line, word, {
    thing: "package",
    registry: "git",
    id,
    api: api.pip,
    pin: revision === undefined ? "none" : pinOf(revision, "git"),
    revision,
    ...(isPlain
      ? {
          place: {
            form: "text",
            span: {
              start: valueSpan.start + start,
              end: valueSpan.start + start + (revision === undefined ? 0 : revision.length + 1),
            },
            before: "@",
            after: "",
          },
        }
      : {}),
    pinning: "write `@<commit sha>` behind the repository's address",
    stakes: [moving],
  });
}

function urlRequirement(line: CommandLine, word: CommandWord, url: string): readonly RemoteReferenceFact[] {
  const hash = /[#&](?:sha256|sha384|sha512)=[0-9a-f]{64,128}/i.test(url);
  return [
    artifactFact(line, word, {
      thing: "package",
      registry: "url",
      id: url.replace(/[?#].*$/, ""),
      api: api.pip,
      pin: hash ? "checksum" : "none",
      pinning: "write `#sha256=<digest>` behind the address",
      stakes: [moving],
    }),
  ];
}

/** The installer itself is brought up to date first, which is as it should be. */
const installers: ReadonlySet<string> = new Set(["pip", "setuptools", "wheel", "uv"]);

function pipPackage(line: CommandLine, word: CommandWord, text: string): readonly RemoteReferenceFact[] {
  const match = /^([A-Za-z0-9][\w.-]*)\s*(?:\[[^\]]*\])?\s*((?:===?|~=|!=|<=?|>=?)[^;]*)?(?:;.*)?$/.exec(
    text,
  );
  const name = match?.[1];
  // `pip install .`, a wheel in a folder, a requirements file.
  if (name === undefined || /\.(?:whl|zip|tar\.gz|txt)$/.test(name) || installers.has(name.toLowerCase()))
    return [];
  const specifier = (match?.[2] ?? "").trim();
  const id = name.toLowerCase().replace(/[-_.]+/g, "-");
  return [
    artifactFact(line, word, {
      thing: "package",
      registry: "pypi",
      id,
      api: api.pip,
      pin: pinOf(specifier, "pypi"),
      ...(specifier === "" ? {} : { revision: specifier }),
      pinning: `write \`${name}==<version>\``,
    }),
  ];
}

/** Indexes of makers of hardware and libraries, whose packages PyPI has under the same names. */
const knownIndexes =
  /^https:\/\/(?:download\.pytorch\.org|pypi\.org|pypi\.nvidia\.com|pypi\.ngc\.nvidia\.com|abetlen\.github\.io\/llama-cpp-python|data\.pyg\.org|storage\.googleapis\.com\/jax-releases|wheels\.vllm\.ai|flashinfer\.ai|developer\.download\.nvidia\.com)\//;

function pipIndex(line: CommandLine, option: string, value: CommandWord): readonly RemoteReferenceFact[] {
  const { text } = value;
  if (text === undefined) return [];
  const found = indexStake(option, text);
  if (found === undefined) return [];
  return [
    artifactFact(line, value, {
      thing: "package",
      registry: "url",
      id: text.replace(/\/\/[^/@]*@/, "//"),
      api: `pip install ${option}`,
      pin: "none",
      pinning: found.pinning,
      stakes: [found.stake],
    }),
  ];
}

function indexStake(
  option: string,
  address: string,
): { readonly stake: Stake; readonly pinning: string } | undefined {
  if (option === "--trusted-host") {
    const clause = "the certificate of that host is not looked at, so anyone on the way can answer for it";
    return {
      stake: { kind: "plain-http", clause },
      pinning: "leave `--trusted-host` out, and give pip the host's certificate with `--cert`",
    };
  }
  if (!/^(?:-i|--index-url|--extra-index-url|-f|--find-links|--index)$/.test(option)) return undefined;
  if (/^http:\/\//.test(address)) {
    return {
      stake: {
        kind: "plain-http",
        clause: "the index is plain `http://`, which anyone on the way can change",
      },
      pinning: "take the index over `https://`",
    };
  }
  if (option !== "--extra-index-url" || knownIndexes.test(`${address}/`)) return undefined;
  const clause =
    "pip takes the highest version that any index has, so a package of the same name on PyPI can take the place of yours";
  return {
    stake: { kind: "runs-unread", clause },
    pinning: "use one index (`--index-url`) that mirrors the rest, or pin versions with hashes",
  };
}

function condaPackage(line: CommandLine, word: CommandWord): readonly RemoteReferenceFact[] {
  const match = /^(?:[\w./-]+::)?([a-z0-9_][\w.-]*)\s*([=<>!~].*)?$/i.exec(word.text ?? "");
  const name = match?.[1];
  if (name === undefined || /\.(?:ya?ml|txt|conda|tar\.bz2)$/.test(name)) return [];
  const specifier = (match?.[2] ?? "").trim();
  const pin: PinState = pinOf(specifier, "conda");
  return [
    artifactFact(line, word, {
      thing: "package",
      registry: "conda",
      id: name.toLowerCase(),
      api: api.conda,
      pin,
      ...(specifier === "" ? {} : { revision: specifier }),
      pinning: `write \`${name}=<version>\``,
    }),
  ];
}
