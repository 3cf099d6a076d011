import { isUsualNamespace, torchOperator } from "../../knowledge/operators/torch.ts";
import type { ModelCode } from "../facts.ts";

/** Calls of operators in a program of PyTorch's, drawn together by name. */
export class OperatorCalls {
  readonly #found = new Map<string, ModelCode & { count: number }>();

  get code(): readonly ModelCode[] {
    return [...this.#found.values()];
  }

  /** A call of `namespace::name`; nothing is noted of those that only compute. */
  note(
    namespace: string,
    name: string,
    call: { readonly argument?: string; readonly offset?: number },
  ): void {
    const row = torchOperator(namespace, name);
    if (row === undefined && isUsualNamespace(namespace)) return;
    const written = `${namespace}::${name}`;
    const { argument, offset } = call;
    this.add({
      name: written,
      family: row?.family ?? "foreign-code",
      tier: row?.tier ?? "unknown",
      does: row?.does ?? `is an operator of \`${namespace}\`, which PyTorch does not bring`,
      when: row === undefined ? "loaded" : "run",
      ...(argument === undefined ? {} : { argument: argument.slice(0, 200) }),
      ...(offset === undefined ? {} : { offset }),
    });
  }

  add(code: ModelCode): void {
    const known = this.#found.get(code.name);
    if (known !== undefined) known.count += 1;
    else if (this.#found.size < mostNames) this.#found.set(code.name, { ...code, count: 1 });
  }
}

const mostNames = 1_000;
