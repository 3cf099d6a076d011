import type { Document } from "../documents/document.ts";
import type { FactRequest } from "../facts/extract.ts";
import type { Fact } from "../facts/facts.ts";
import type { ProjectFacts } from "../facts/project.ts";
import type { Report } from "../finding/finding.ts";
import type { AnyRule, LicensePolicy, ListedRule, RuleCheck } from "../rules/rule.ts";
import type { FileSettings } from "./settings.ts";

/** A report with the rule that made it. */
export interface RuleReport {
  readonly rule: AnyRule;
  readonly report: Report;
}

/** Hands every rule the facts it listens to, and collects what it reports. */
export async function dispatch(
  rules: readonly ListedRule[],
  document: Document,
  request: FactRequest,
  context: { readonly settings: FileSettings; readonly project: ProjectFacts; readonly now: number },
): Promise<readonly RuleReport[]> {
  const reports: RuleReport[] = [];
  const { organization } = context.settings;
  const policy = policyOn(context.settings.policy, context.now);
  for (const rule of rules) {
    const facts = factsFor(rule, await request(rule.fact));
    if (facts.length === 0) continue;
    const check = checks.get(rule) ?? (await loadedCheck(rule));
    // `request` answers the kind that the rule listens to, and `defineRule` tied that kind to `check`.
    check(facts as readonly never[], {
      path: document.path,
      kind: document.kind,
      options: context.settings.rules.get(rule.id)?.options ?? {},
      project: context.project,
      ...(organization === undefined ? {} : { organization }),
      ...(policy === undefined ? {} : { policy }),
      report: (report) => reports.push({ rule, report }),
    });
  }
  return reports;
}

/** The checks that were loaded: each is asked for by every file. */
const checks = new WeakMap<ListedRule, RuleCheck>();

async function loadedCheck(rule: ListedRule): Promise<RuleCheck> {
  const check = await rule.loadCheck();
  checks.set(rule, check);
  return check;
}

/** Waivers on the day of the run: each counts to the end of its last day, in universal time. */
function policyOn(policy: FileSettings["policy"], now: number): LicensePolicy | undefined {
  if (policy === undefined) return undefined;
  const today = new Date(now).toISOString().slice(0, 10);
  return { ...policy, waivers: policy.waivers.map((one) => ({ ...one, expired: one.until < today })) };
}

function factsFor(rule: AnyRule, facts: readonly Fact[]): readonly Fact[] {
  const { names } = rule;
  if (names === undefined) return facts;
  const matches = nameMatcher(names);
  return facts.filter((fact) => !("name" in fact) || matches(fact.name));
}

const matchers = new WeakMap<readonly string[], (name: string) => boolean>();

/** Exact names by a set; `pkg.*` by prefix. */
function nameMatcher(names: readonly string[]): (name: string) => boolean {
  const known = matchers.get(names);
  if (known !== undefined) return known;
  const exact = new Set(names.filter((name) => !name.endsWith(".*")));
  const prefixes = names.filter((name) => name.endsWith(".*")).map((name) => name.slice(0, -1));
  const made = (name: string) => exact.has(name) || prefixes.some((prefix) => name.startsWith(prefix));
  matchers.set(names, made);
  return made;
}
