import type { DocumentKind } from "../documents/document.ts";
import type { FactKind, FactMap } from "../facts/facts.ts";
import type { ProjectFacts } from "../facts/project.ts";
import type { Area, Confidence, Report, Severity } from "../finding/finding.ts";

/** Identifiers of the frameworks that a rule answers to. Only ids that were checked against their source. */
export interface References {
  /** Numbers of the Common Weakness Enumeration. */
  readonly cwe: readonly number[];
  /** MITRE ATLAS techniques: `AML.T0011.000`. */
  readonly atlas?: readonly string[];
  /** OWASP Top 10 for LLM applications 2025: `LLM03`. */
  readonly owaspLlm?: readonly string[];
  /** OWASP Machine Learning Security Top 10 2023: `ML06`. */
  readonly owaspMl?: readonly string[];
  /** Pages a person may read: the library's documentation, the specification. */
  readonly links?: readonly string[];
}

/** A subset of JSON schema: what an option of a rule may be. */
export interface OptionSchema {
  readonly type: "string" | "number" | "boolean" | "array";
  readonly items?: { readonly type: "string" };
  readonly enum?: readonly string[];
  readonly description: string;
  readonly default: string | number | boolean | readonly string[];
}

export type RuleOptions = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** What the configuration says of whoever uses the models: `[organization]`. */
export interface Organization {
  /** Where it is at home, or offers its product: `EU`, or codes of ISO 3166-1 such as `DE`. */
  readonly territory: readonly string[];
  /** Of all its products together. */
  readonly monthlyUsers?: number;
  readonly annualRevenueUsd?: number;
  readonly commercial?: boolean;
}

/** A licence, or a model or dataset, that is accepted although the policy says otherwise. */
export interface LicenseWaiver {
  /** Ids of models and datasets; `*` stands for any run of characters. Empty: all. */
  readonly subjects: readonly string[];
  /** Ids or classes of licences. Empty: all. */
  readonly licenses: readonly string[];
  readonly reason: string;
  /** Who answers for it. */
  readonly owner: string;
  /** The last day on which it counts: `2027-01-31`. */
  readonly until: string;
  /** Whether that day has passed. */
  readonly expired: boolean;
  /** Names it in messages: `loadline.toml:12`. */
  readonly origin: string;
}

/** Which licences a house takes: `[licenses]`. */
export interface LicensePolicy {
  /** Ids and classes; where it is given, all others are denied. */
  readonly allow?: readonly string[];
  readonly deny: readonly string[];
  readonly waivers: readonly LicenseWaiver[];
}

/** What a rule may know while it looks at one document. */
export interface RuleContext {
  readonly path: string;
  readonly kind: DocumentKind;
  readonly options: RuleOptions;
  readonly project: ProjectFacts;
  readonly organization?: Organization;
  readonly policy?: LicensePolicy;
  report(report: Report): void;
}

/** What people and machines know of a rule without running it. */
export interface RuleMeta {
  /** The bad pattern, in kebab case; reads well after "allow". */
  readonly id: string;
  /** One line, without a full stop: `pickle.load runs code from the file`. */
  readonly title: string;
  readonly area: Area;
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly references: References;
  /** Kinds of document that it looks at. */
  readonly kinds: readonly DocumentKind[];
  /**
   * Literal strings. A text with none of them is not parsed for this rule. Empty: always looked at
   * (formats that are recognised by their content).
   */
  readonly triggers: readonly string[];
  readonly options?: Readonly<Record<string, OptionSchema>>;
  /** Ids of other linters' rules whose suppressions count for this one: `B301`, `S301`. */
  readonly foreign?: readonly string[];
  /** Off unless selected by name. */
  readonly optIn?: boolean;
  /** A table of the configuration without which it has nothing to compare with, and does not run. */
  readonly needs?: "organization" | "policy";
}

/** A rule as data: all that is known of it without its check. */
export interface AnyRule extends RuleMeta {
  readonly fact: FactKind;
  /** For `call`: only calls of these qualified names are handed over. `pkg.*` matches any depth below. */
  readonly names?: readonly string[];
}

/** A rule that listens to one kind of fact. */
export interface Rule<K extends FactKind = FactKind> extends AnyRule {
  readonly fact: K;
  /** All facts of the kind in one document, in order, and never empty. */
  check(facts: readonly FactMap[K][], context: RuleContext): void;
}

/** What a rule does, of rules of all kinds: the fact that each listens to is checked where it is defined. */
export type RuleCheck = (facts: readonly never[], context: RuleContext) => void;

/** A rule as the registry lists it. Its check is loaded when there is a fact for it: most files have none. */
export interface ListedRule extends AnyRule {
  loadCheck(): Promise<RuleCheck>;
}

/** Defines a rule: the fact it listens to gives `check` its type. */
export function defineRule<const K extends FactKind>(rule: Rule<K>): Rule<K> {
  return rule;
}
