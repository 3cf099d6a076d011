import { isUsualDomain, onnxOperator } from "../../knowledge/operators/onnx.ts";
import type { OperatorRow } from "../../knowledge/operators/operator.ts";
import type { ModelCode } from "../facts.ts";
import { escapeOf } from "./paths.ts";

/** An operator of a graph, in ONNX's format or in ONNX Runtime's. */
interface GraphOperator {
  readonly domain: string;
  readonly type: string;
  readonly count: number;
  readonly offset: number;
  readonly within: string;
  readonly strings: readonly { readonly name: string; readonly text: string }[];
}

/** What the operators of a graph do, each once. Those that the model defines itself only do what their nodes do. */
export function codeOfOnnx(
  operators: readonly GraphOperator[],
  functions: readonly { readonly domain: string; readonly name: string }[] = [],
): readonly ModelCode[] {
  const own = new Set(functions.map(({ domain, name }) => `${domain}::${name}`));
  return operators.flatMap((operator): readonly ModelCode[] => {
    const { domain, type, offset, within, count } = operator;
    if (own.has(`${domain}::${type}`)) return [];
    const place = { offset, within, count };
    const row = onnxOperator(domain, type);
    if (row !== undefined) {
      const argument = argumentOf(operator, row);
      const { family, does } = row;
      const leads = row.isPath === true && argument !== undefined && escapeOf(argument) !== undefined;
      const tier = leads ? "denied" : row.tier;
      return [
        {
          family,
          name: type,
          does,
          when: "run",
          tier,
          ...place,
          ...(argument === undefined ? {} : { argument }),
        },
      ];
    }
    if (isUsualDomain(domain)) return [];
    const name = `${domain}.${type}`;
    const does = `is an operator of the domain ${domain}, which no usual runtime brings`;
    return [{ family: "foreign-code", name, does, when: "loaded", tier: "unknown", ...place }];
  });
}

/** What it does it with; of several paths one that leads out of the folder. */
function argumentOf({ strings }: GraphOperator, { attribute, isPath }: OperatorRow): string | undefined {
  const named = strings.filter(({ name }) => name === attribute);
  const found =
    (isPath === true ? named.find(({ text }) => escapeOf(text) !== undefined) : undefined) ?? named[0];
  // A path is short, and what else may stand there is the engine itself.
  if (isPath === true)
    return found === undefined || /[\p{Cc}\uFFFD]/u.test(found.text) ? undefined : found.text.slice(0, 200);
  return (found ?? strings[0])?.text.slice(0, 200);
}
