import { readRData } from "../../formats/rdata/read.ts";
import type { ModelCode, ModelDefectFamily } from "../facts.ts";
import { defectsOf, type ModelReading, type ModelSubject } from "./reading.ts";

const families: Readonly<Record<string, ModelDefectFamily>> = {
  truncated: "incomplete",
  "unknown-type": "disagree",
  "bad-length": "attacks-reader",
  "value-limit": "unread",
  "bad-number": "disagree",
  "byte-order": "unread",
};

/** A file of R's `saveRDS` or `save`: what is in it as code. */
export async function readRDataModel({ source }: ModelSubject): Promise<ModelReading> {
  const { value, problems } = await readRData(source);
  const defects = defectsOf(problems, families);
  if (value === undefined) return { defects };
  const { container, version, writer, closures, loosePromises } = value;
  const [promise] = loosePromises;
  const code: ModelCode[] = [];
  if (promise !== undefined)
    code.push({
      family: "runs-code",
      name: "promise",
      // CVE-2024-27322, fixed in R 4.4.0; src/main/serialize.c refuses it since.
      does: "is an expression that R before 4.4 runs as soon as the value is looked at",
      when: "loaded",
      tier: "denied",
      offset: promise,
      count: loosePromises.length,
    });
  if (closures > 0)
    code.push({
      family: "runs-code",
      name: "closure",
      does: "is a function of R, which runs when the model is used",
      when: "run",
      tier: "allowed",
      count: closures,
    });
  return {
    file: {
      format: container === "rds" ? "R value" : "R workspace",
      version: String(version),
      producer: `R ${writer}`,
      tensors: [],
      tensorCount: 0,
    },
    code,
    defects,
  };
}
