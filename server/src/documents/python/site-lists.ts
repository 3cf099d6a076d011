import { Pile } from "../../syntax/python/pile.ts";
import type { CallSite, CodeSites, ValueSite, WriteSite } from "./collected.ts";
import type { FailureSite } from "./expected-failures.ts";
import type { PythonImport } from "./module.ts";
import type { StringEntry } from "./summaries.ts";

/** How high each list is. */
export type Heights = readonly [
  calls: number,
  values: number,
  strings: number,
  writes: number,
  imports: number,
  failures: number,
];

/** What is seen on a walk through code, in order. A function that is read on the way takes its own off again. */
export class SiteLists {
  readonly calls = new Pile<CallSite>();
  readonly values = new Pile<ValueSite>();
  readonly strings = new Pile<StringEntry>();
  readonly writes = new Pile<WriteSite>();
  readonly imports = new Pile<PythonImport>();
  readonly failures = new Pile<FailureSite>();

  heights(): Heights {
    const { calls, values, strings, writes, imports, failures } = this;
    return [calls.height, values.height, strings.height, writes.height, imports.height, failures.height];
  }

  /** Takes off what was seen since the lists were this high. */
  takeFrom(
    [calls, values, strings, writes, imports, failures]: Heights,
    { fieldNames, redirects }: Pick<CodeSites, "fieldNames" | "redirects">,
  ): CodeSites {
    return {
      calls: this.calls.takeFrom(calls),
      values: this.values.takeFrom(values),
      strings: this.strings.takeFrom(strings),
      writes: this.writes.takeFrom(writes),
      imports: this.imports.takeFrom(imports),
      failures: this.failures.takeFrom(failures),
      fieldNames,
      redirects,
      callIndex: undefined,
    };
  }
}
