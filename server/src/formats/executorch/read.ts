import type { ByteSource } from "../../host/byte-source.ts";
import type { Problem } from "../../host/problem.ts";
import { BrokenStructure, FlatBuffer, type FlatTable } from "../flatbuffers/buffer.ts";

/** A program of ExecuTorch: what its methods call. */
export interface ExecuTorchProgram {
  readonly version: number;
  /** `aten::add.out`, each once. */
  readonly operators: readonly string[];
  /** Back ends that run compiled parts: `XnnpackBackend`. */
  readonly delegates: readonly string[];
}

const mostUnits = 200_000;

/** Fields of executorch/schema/program.fbs (BSD-3-Clause), ExecuTorch 0.2 to 1.0. */
const Program = { version: 0, plans: 1 } as const;
const Plan = { operators: 6, delegates: 7 } as const;
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
  const reader = new Reader(source);
  await reader.readAll();
  const { version, operators, delegates, problems } = reader;
  return { value: { version, operators: [...operators], delegates: [...delegates] }, problems };
}

class Reader {
  version = 0;
  readonly operators = new Set<string>();
  readonly delegates = new Set<string>();
  readonly problems: Problem[] = [];
  readonly #flat: FlatBuffer;

  constructor(source: ByteSource) {
    this.#flat = new FlatBuffer(source, mostUnits);
  }

  async readAll(): Promise<void> {
    const root = await this.#unit(() => this.#flat.tableAt(0, "the program"));
    if (root === undefined) return;
    this.version = (await this.#unit(() => root.uint32(Program.version))) ?? 0;
    await this.#each(root, Program.plans, "a method", async (plan) => {
      await this.#each(plan, Plan.operators, "an operator", async (operator) => {
        const name = await this.#unit(() => nameOf(operator));
        if (name !== undefined) this.operators.add(name);
      });
      await this.#each(plan, Plan.delegates, "a back end", async (delegate) => {
        const id = await this.#unit(() => delegate.string(Delegate.id, "the name of a back end")?.text ?? "");
        if (id !== undefined) this.delegates.add(id.slice(0, 200));
      });
    });
  }

  /** The tables of a vector in a field, one after another. */
  async #each(
    table: FlatTable,
    field: number,
    what: string,
    visit: (item: FlatTable) => Promise<void>,
  ): Promise<void> {
    const vector = await this.#unit(() => table.vector(field, 4, `the list of ${what}`));
    for (let index = 0; index < (vector?.count ?? 0) && this.problems.length === 0; index += 1) {
      if (!this.#flat.takeUnit()) {
        const message = `it names more than ${mostUnits} parts`;
        this.problems.push({ kind: "limit", code: "program-limit", message, offset: 0 });
        return;
      }
      const item = await this.#unit(() => this.#flat.tableAt((vector?.start ?? 0) + 4 * index, what));
      if (item !== undefined) await visit(item);
    }
  }

  async #unit<T>(work: () => T): Promise<T | undefined> {
    const answer = await this.#flat.unit(work);
    if (!(answer instanceof BrokenStructure)) return answer;
    const { message, offset } = answer;
    if (this.problems.length < 20)
      this.problems.push({ kind: "malformed", code: "bad-offset", message, offset });
    return undefined;
  }
}

function nameOf(operator: FlatTable): string {
  const name = operator.string(Operator.name, "the name of an operator")?.text ?? "";
  const overload = operator.string(Operator.overload, "the overload of an operator")?.text ?? "";
  return (overload === "" ? name : `${name}.${overload}`).slice(0, 300);
}
