import type { PythonValue } from "../../documents/python/module.ts";
import { stringsOf } from "../../documents/python/value-queries.ts";
import type { CallFact } from "../../facts/facts.ts";
import { pathsIn } from "../paths.ts";

/** Functions that download into a file of a name of the program's choice, and the argument that names it. */
export const fileFetchers: ReadonlyMap<string, { readonly name: string; readonly position: number }> =
  new Map([
    ["urllib.request.urlretrieve", { name: "filename", position: 1 }],
    ["urllib.urlretrieve", { name: "filename", position: 1 }],
    ["wget.download", { name: "out", position: 1 }],
    ["gdown.download", { name: "output", position: 1 }],
    ["torch.hub.download_url_to_file", { name: "dst", position: 1 }],
  ]);

/** What programs and shells run; anything else that a command names is its data. */
const program = /\.(?:py|pyw|sh|bash|so|pyd|dll|dylib|exe|run|bin)$/;

/** The files that calls before this one have downloaded, by their names. */
export class FetchedFiles {
  readonly #byName = new Map<string, CallFact>();

  constructor(calls: readonly CallFact[]) {
    for (const call of calls) {
      const target = fileFetchers.get(call.name);
      const value = target === undefined ? undefined : call.argument(target.name, target.position)?.value;
      for (const name of value === undefined ? [] : pathsIn(value)) {
        if (!this.#byName.has(plain(name))) this.#byName.set(plain(name), call);
      }
    }
  }

  /** What has downloaded the file that is run: `urlretrieve(url, "a.py")` and `runpy.run_path("a.py")`. */
  behind(call: CallFact, source: PythonValue): CallFact | undefined {
    return this.#before(call, pathsIn(source));
  }

  /** What has downloaded a program that a command names: `os.system("bash install.sh")`. */
  behindCommand(call: CallFact, source: PythonValue): CallFact | undefined {
    const items = source.type === "list" ? source.items : [source];
    const words = items
      .flatMap(stringsOf)
      .flatMap((text) => text.slice(0, longestCommand).split(/[\s;&|'"]+/));
    return this.#before(
      call,
      words.filter((word) => program.test(word)),
    );
  }

  #before(call: CallFact, names: readonly string[]): CallFact | undefined {
    if (this.#byName.size === 0) return undefined;
    const found = names.map((name) => this.#byName.get(plain(name))).find((fetch) => fetch !== undefined);
    return found !== undefined && found.span.start < call.span.start ? found : undefined;
  }
}

const longestCommand = 2_000;

function plain(name: string): string {
  return name.replace(/^(?:\.\/)+/, "");
}
