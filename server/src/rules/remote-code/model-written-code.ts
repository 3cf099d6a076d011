import type { CallFact } from "../../facts/facts.ts";
import type { Severity } from "../../finding/finding.ts";
import { relativePath } from "../../host/paths.ts";
import { listenedNames, loadersNamed, triggersOf } from "../../knowledge/loaders/catalogue.ts";
import type { Loader } from "../../knowledge/loaders/loader.ts";
import { judge } from "../judge.ts";
import type { RuleContext } from "../rule.ts";
import { defineRule } from "../rule.ts";

export const rule = defineRule({
  id: "model-written-code",
  title: "Code that a language model wrote runs in this process",
  area: "remote-code",
  severity: "warning",
  confidence: "medium",
  references: {
    // CWE-94 code injection, CWE-1426 improper validation of generative AI output.
    cwe: [94, 1426],
    atlas: ["AML.T0050", "AML.T0053"],
    owaspLlm: ["LLM05", "LLM06"],
    links: ["https://python.langchain.com/docs/security/"],
  },
  kinds: ["python", "notebook"],
  fact: "call",
  names: listenedNames("code-tool"),
  triggers: triggersOf("code-tool"),
  check: (calls, context) => {
    const isTest = testFile.test(relativePath(context.project.root, context.path));
    for (const [message, { tool, uses }] of toolsOf(calls, context)) {
      if (isTest) reportTool(message, uses, "information", context);
      else for (const use of uses) reportTool(message, [use], tool.severity, context);
    }
  },
});

/** One tool of a file, and where it is used. */
interface Used {
  readonly tool: Loader;
  readonly uses: CallFact[];
}

/** The uses of each tool, by what is said of them. */
function toolsOf(calls: readonly CallFact[], context: RuleContext): ReadonlyMap<string, Used> {
  const found = new Map<string, Used>();
  for (const call of calls) {
    const tool = loadersNamed(call.name, "code-tool").find(
      (row) => judge(call, row, context.project) !== undefined,
    );
    if (tool === undefined || call.expectedToFail) continue;
    const message = `\`${call.name}\` ${tool.does}. ${tool.instead}`;
    const known = found.get(message);
    if (known === undefined) found.set(message, { tool, uses: [call] });
    else known.uses.push(call);
  }
  return found;
}

/** Files of tests, by their usual names: fifty agents that one makes have one cause, and talk to a model that is made up. */
const testFile = /(?:^|\/)(?:tests?\/|test_[^/]*\.py$|[^/]*_test\.py$|conftest\.py$)/;

/** So many other places are listed with a finding. */
const mostRelated = 50;

function reportTool(
  message: string,
  [first, ...others]: readonly CallFact[],
  severity: Severity | undefined,
  context: RuleContext,
): void {
  if (first === undefined) return;
  context.report({
    place: { kind: "text", span: first.span },
    message,
    ...(severity === undefined ? {} : { severity }),
    identity: first.name,
    evidence: [`calls: ${first.name}`],
    related: others.slice(0, mostRelated).map(({ span, name }) => ({
      place: { kind: "text", span },
      message: `\`${name}\` is used here too`,
    })),
  });
}
