import type { ByteSource } from "../../host/byte-source.ts";
import type { Problem } from "../../host/problem.ts";
import { messagesNumbered, type ProtoSchema, schemaOf, textOf } from "../protobuf/message.ts";
import { fieldsOf } from "../protobuf/read.ts";
import { ProtoReading } from "../protobuf/reading.ts";

/** An operator of a program, with its texts. */
export interface PaddleOperator {
  readonly type: string;
  readonly offset: number;
  readonly count: number;
  readonly texts: ReadonlyMap<string, string>;
}

export interface PaddleProgram {
  readonly blocks: number;
  readonly operators: readonly PaddleOperator[];
  /** Names of the variables that are kept: weights. */
  readonly parameters: readonly string[];
}

/** Field numbers of paddle/fluid/framework/framework.proto (Apache-2.0), PaddlePaddle 2 and 3. */
const attribute: ProtoSchema = schemaOf(() => ({ 1: "text", 5: "text" }));
const operator: ProtoSchema = schemaOf(() => ({ 3: "text", 4: attribute }));
const variable: ProtoSchema = schemaOf(() => ({ 1: "text", 3: "text", 6: "text" }));
const block: ProtoSchema = schemaOf(() => ({ 3: variable, 4: operator }));
const program: ProtoSchema = schemaOf(() => ({ 1: "range" }));

const mostTypes = 2_000;
const mostParameters = 100_000;

/** Reads a ProgramDesc (`.pdmodel`): its operators by type, and what its weights are called. */
export async function readPaddleProgram(
  source: ByteSource,
): Promise<{ readonly value: PaddleProgram; readonly problems: readonly Problem[] }> {
  const reading = new ProtoReading(source);
  const operators = new Map<string, PaddleOperator & { count: number }>();
  const parameters: string[] = [];
  let blocks = 0;
  const length = source.size ?? Number.MAX_SAFE_INTEGER;
  for await (const field of fieldsOf(reading, { offset: 0, length }, program)) {
    blocks += 1;
    for await (const { number, message, offset } of fieldsOf(reading, field, block)) {
      if (number === 3) {
        const isKept = message?.fields.some((one) => one.number === 3 && one.varint === 1n) === true;
        if (isKept && parameters.length < mostParameters) parameters.push(textOf(message, 1).slice(0, 200));
        continue;
      }
      const type = textOf(message, 3).slice(0, 200);
      const known = operators.get(type);
      if (known !== undefined) known.count += 1;
      else if (operators.size < mostTypes) {
        const texts = messagesNumbered(message, 4).map(
          (one) => [textOf(one, 1).slice(0, 200), textOf(one, 5).slice(0, 1_000)] as const,
        );
        operators.set(type, {
          type,
          offset,
          count: 1,
          texts: new Map(texts.filter(([, text]) => text !== "")),
        });
      }
    }
  }
  return { value: { blocks, operators: [...operators.values()], parameters }, problems: reading.problems };
}
