import { readCoreMl } from "../../formats/coreml/read.ts";
import type { ModelCode, ModelDefect, ModelDefectFamily } from "../facts.ts";
import { escapeOf, shownPath } from "./paths.ts";
import { defectsOf, type ModelReading, type ModelSubject } from "./reading.ts";

const families: Readonly<Record<string, ModelDefectFamily>> = {
  truncated: "incomplete",
  length: "disagree",
  "bad-encoding": "disagree",
  "too-deep": "attacks-reader",
  "too-many-fields": "unread",
};

/** A Core ML model: the classes of an app that it needs, and the model that it loads in its place. */
export async function readCoreMlModel({ source }: ModelSubject): Promise<ModelReading> {
  const { value, problems } = await readCoreMl(source);
  const { custom, linked, version, license, type } = value;
  const code = custom.map(
    ({ name, what, offset }): ModelCode => ({
      family: "foreign-code",
      name: name === "" ? "(a class without a name)" : name,
      does: `is the class of a custom ${what}, which the app that loads the model has to bring`,
      when: "loaded",
      tier: "unknown",
      offset,
    }),
  );
  const defects: readonly ModelDefect[] = linked === undefined ? [] : linkDefects(linked);
  const producer = value.userDefined.get("com.github.apple.coremltools.version");
  return {
    file: {
      format: "Core ML",
      ...(version === undefined ? {} : { version: `specification ${version}` }),
      ...(producer === undefined ? {} : { producer: `coremltools ${producer.slice(0, 40)}` }),
      ...(type === "" ? {} : { architecture: type }),
      tensors: [],
      tensorCount: 0,
      ...(license === "" ? {} : { licenses: [license] }),
      ...(linked === undefined || linked.file === "" ? {} : { files: [linked.file] }),
      texts: [...value.userDefined].map(([name, text]) => ({ name, text, offset: 0 })),
    },
    code,
    defects: [...defectsOf(problems, families), ...defects],
  };
}

function linkDefects({
  file,
  searchPath,
  offset,
}: {
  readonly file: string;
  readonly searchPath: string;
  readonly offset: number;
}): readonly ModelDefect[] {
  return [file, ...searchPath.split(":").filter(Boolean)].flatMap((path): readonly ModelDefect[] => {
    const found = escapeOf(path);
    if (found === undefined) return [];
    const message = `it loads another model from ${shownPath(path)}, ${found.what}`;
    return [{ family: "escapes", problem: { kind: "malformed", code: found.code, message, offset } }];
  });
}
