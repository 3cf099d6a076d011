import type { OpenMember } from "../../formats/zip/member.ts";
import { judgeImport } from "../../knowledge/pickle-globals/tier.ts";
import { factsOfReading } from "../models/reading.ts";
import { eachObject, jsonValue, textOfMember } from "./member-text.ts";
import { innerPath, note, type Scan, type Subject } from "./subject.ts";
import { OperatorCalls } from "./torch-operators.ts";

/** torch/export/pt2_archive/constants.py, and the files of torch.export.save before torch 2.8. */
const programMember = /(?:^|\/)(?:models\/[^/]+\.json|serialized_exported_program\.json)$/;
const longestProgram = 48 << 20;
const mostValues = 1_500_000;
const mostObjects = 2_000_000;
const format = "PyTorch ExportedProgram";

/** The graphs of `torch.export.save`: which functions their nodes name, for the loader looks them up by name. */
export async function scanExportedPrograms(
  subject: Subject,
  opened: readonly OpenMember[],
  scan: Scan,
): Promise<void> {
  for (const one of opened) {
    if (!programMember.test(one.member.name)) continue;
    const inner = innerPath(subject.inner, one.member.name);
    const value = jsonValue(await textOfMember(one, longestProgram, mostValues));
    if (value === undefined) {
      const message = "its graph is no JSON, or longer than is read";
      note({ ...subject, inner, guess: false }, scan, { kind: "limit", code: "graph", message });
      continue;
    }
    const calls = new OperatorCalls();
    const complete = eachObject(value, mostObjects, ({ target }) => {
      if (typeof target === "string") noteTarget(calls, target);
    });
    if (!complete) {
      const message = `its graph has more than ${mostObjects} parts`;
      note({ ...subject, inner, guess: false }, scan, { kind: "limit", code: "graph", message });
    }
    const file = { format, tensors: [], tensorCount: 0 };
    scan.facts.push(...factsOfReading({ file, code: calls.code }, format, inner));
  }
}

/** Operators that Python itself brings, as exported graphs use them on sizes. */
const plainOperator =
  /^(?:_operator\.(?:getitem|add|sub|mul|truediv|floordiv|mod|pow|neg|pos|lt|le|gt|ge|eq|ne|and_|or_|xor|not_|lshift|rshift|index)|math\.\w+|torch\.sym_\w+|torch\._sym_\w+|torch\.utils\._sympy\.\w+(?:\.\w+)*)$/;

/**
 * The name of a node's function: the loader begins at `torch`, `math` or `operator` and walks through the
 * attributes that the name lists, which reaches whatever a module of PyTorch has imported.
 *
 * Source: torch/_export/serde/serialize.py, deserialize_operator.
 */
function noteTarget(calls: OperatorCalls, target: string): void {
  const operator = /^torch\.ops\.(\w+)\.(\w+)(?:\.\w+)?$/.exec(target);
  if (operator !== null) {
    calls.note(operator[1] ?? "", operator[2] ?? "", {});
    return;
  }
  const walk = /^(torch|_operator|math)\.(.+)$/.exec(target);
  if (walk === null || plainOperator.test(target)) return;
  const verdict = judgeImport(walk[1] === "_operator" ? "operator" : (walk[1] ?? ""), walk[2] ?? "");
  if (verdict.tier === "allowed") return;
  const denied = verdict.tier === "denied";
  calls.add({
    family: "runs-code",
    name: target.slice(0, 200),
    does: denied
      ? `is a function that the graph calls, which ${verdict.danger}`
      : "is a function that the graph calls, and no operator",
    when: "run",
    tier: denied ? "denied" : "unknown",
  });
}
