import type { ByteSource } from "../../host/byte-source.ts";
import type { Problem } from "../../host/problem.ts";
import { FlatBuffer } from "./flat-buffer.ts";

/** A program of ExecuTorch: what its methods call. */
export interface ExecuTorchProgram {
  readonly version: number;
  readonly methods: readonly string[];
  /** `aten::add.out`, each once. */
  readonly operators: readonly string[];
  /** Back ends that run compiled parts: `XnnpackBackend`. */
  readonly delegates: readonly string[];
}

const longestProgram = 64 << 20;
const mostPlans = 1_000;
const mostOperators = 10_000;

/** Fields of executorch/schema/program.fbs (BSD-3-Clause), ExecuTorch 0.2 to 1.0. */
const Program = { version: 0, plans: 1 } as const;
const Plan = { name: 0, operators: 6, delegates: 7 } as const;
const Operator = { name: 0, overload: 1 } as const;
const Delegate = { id: 0 } as const;

/**
 * Reads the FlatBuffer at the front of a `.pte`; the numbers lie behind it or in it, and stay unread.
 *
 * Problems: `bad-offset` (malformed), `program-limit` (limit).
 */
export async function readExecuTorch(
  source: ByteSource,
): Promise<{ readonly value: ExecuTorchProgram; readonly problems: readonly Problem[] }> {
  const bytes = await source.read(0, longestProgram);
  const buffer = new FlatBuffer(bytes);
  const root = buffer.root();
  const operators = new Set<string>();
  const delegates = new Set<string>();
  const methods: string[] = [];
  for (const plan of root === undefined ? [] : buffer.tables(root, Program.plans, mostPlans)) {
    methods.push(buffer.text(plan, Plan.name) ?? "");
    for (const one of buffer.tables(plan, Plan.operators, mostOperators)) {
      const overload = buffer.text(one, Operator.overload) ?? "";
      const name = buffer.text(one, Operator.name) ?? "";
      if (operators.size < mostOperators) operators.add(overload === "" ? name : `${name}.${overload}`);
    }
    for (const one of buffer.tables(plan, Plan.delegates, mostOperators))
      delegates.add(buffer.text(one, Delegate.id) ?? "");
  }
  const version = root === undefined ? 0 : (buffer.number(root, Program.version) ?? 0);
  return {
    value: { version, methods, operators: [...operators], delegates: [...delegates] },
    problems: problemsOf(buffer, (source.size ?? 0) > longestProgram),
  };
}

function problemsOf({ isBroken }: FlatBuffer, isLong: boolean): readonly Problem[] {
  if (!isBroken) return [];
  // Parts of a long one lie behind what was read.
  return isLong
    ? [{ kind: "limit", code: "program-limit", message: "its program is longer than is read", offset: 0 }]
    : [
        {
          kind: "malformed",
          code: "bad-offset",
          message: "an offset of its program points out of the file",
          offset: 0,
        },
      ];
}
