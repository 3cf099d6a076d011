import type { OpenMember } from "../../formats/zip/member.ts";
import { factsOfReading } from "../models/reading.ts";
import { textOfMember } from "./member-text.ts";
import { innerPath, note, type Scan, type Subject } from "./subject.ts";
import { OperatorCalls } from "./torch-operators.ts";

const codeMember = /(?:^|\/)code\/.+\.py$/;
const longestSource = 16 << 20;
const format = "TorchScript";

/**
 * The programs in an archive of TorchScript: sources in a subset of Python, which PyTorch's own interpreter
 * runs. They can call every operator that is registered, and some of them do more than compute.
 *
 * Source: torch/csrc/jit/serialization/python_print.cpp, printOpName: `torch.name(…)` for operators of the
 * namespace `aten`, `ops.namespace.name(…)` for all others.
 */
export async function scanTorchScript(
  subject: Subject,
  opened: readonly OpenMember[],
  scan: Scan,
): Promise<void> {
  for (const one of opened) {
    if (!codeMember.test(one.member.name)) continue;
    const inner = innerPath(subject.inner, one.member.name);
    const text = await textOfMember(one, longestSource);
    if (text === undefined) {
      const message = `this source of its program could not be read, or is longer than ${longestSource} bytes`;
      note({ ...subject, inner, guess: false }, scan, { kind: "limit", code: "script-limit", message });
      continue;
    }
    const { code } = operatorCalls(text);
    if (code.length > 0) scan.facts.push(...factsOfReading({ code }, format, inner));
  }
}

/** Texts in double quotes, whose content is no code, and calls of operators. */
const token = /"|\b(?:torch|ops\.(\w+))\.(\w+)\(/g;

function operatorCalls(text: string): OperatorCalls {
  const calls = new OperatorCalls();
  token.lastIndex = 0;
  for (let match = token.exec(text); match !== null; match = token.exec(text)) {
    if (match[0] === '"') {
      token.lastIndex = endOfText(text, match.index);
      continue;
    }
    const argument = firstText(text, token.lastIndex);
    calls.note(match[1] ?? "aten", match[2] ?? "", {
      ...(argument === undefined ? {} : { argument }),
      offset: match.index,
    });
  }
  return calls;
}

/** Behind the quote that closes a text (c10::printQuotedString escapes quotes and backslashes). */
function endOfText(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === "\\") at += 1;
    else if (text[at] === '"' || text[at] === "\n") return at + 1;
  }
  return text.length;
}

const longestArgument = 300;

/** The first text among the arguments of a call, where one stands on its line. */
function firstText(text: string, from: number): string | undefined {
  const line = text.slice(from, from + longestArgument).split("\n", 1)[0] ?? "";
  return /"((?:[^"\\]|\\.){0,200})"/.exec(line)?.[1];
}
