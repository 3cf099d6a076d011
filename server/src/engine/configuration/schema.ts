import { areas, severities } from "../../finding/finding.ts";
import type { AnyRule, OptionSchema } from "../../rules/rule.ts";

/** The part of JSON schema (draft 7, which editors of TOML read) that the configuration needs. */
export interface JsonSchema {
  readonly $schema?: string;
  readonly $id?: string;
  readonly title?: string;
  readonly description?: string;
  readonly type?: "string" | "number" | "boolean" | "array" | "object";
  readonly enum?: readonly string[];
  readonly default?: unknown;
  readonly items?: JsonSchema;
  readonly minItems?: number;
  readonly minLength?: number;
  readonly pattern?: string;
  /** What the pattern means, for messages: `a date such as 2027-01-31`. */
  readonly "x-expected"?: string;
  readonly anyOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean;
}

/**
 * The schema of `loadline.toml` and of `[tool.loadline]`: made of this file and of the rules' own
 * options, and the one source of the validation, of the published schema and of the reference page.
 */
export function configurationSchema(rules: readonly AnyRule[]): JsonSchema {
  const choice = ruleChoice(rules);
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "Loadline",
    description: "Configuration of Loadline: loadline.toml, or [tool.loadline] in pyproject.toml.",
    type: "object",
    properties: {
      extends: stringOrList("Other configuration files, relative to this one; this one wins over them.", {
        type: "string",
        minLength: 1,
      }),
      profile: {
        description:
          "default: every rule as it says itself; strict: the same rules, each finding one severity higher.",
        enum: ["default", "strict"],
        default: "default",
      },
      ...choice,
      exclude: patterns("Files and folders that are not checked, as patterns of a .gitignore file."),
      "min-severity": {
        description: "Findings of a lesser severity are not shown.",
        enum: severities,
        default: "hint",
      },
      "fail-on": {
        description: "The least severity that makes `loadline check` exit with 1; never: it does not.",
        enum: [...severities, "never"],
        default: "warning",
      },
      "foreign-suppressions": {
        description: "Whether `# nosec B301` and `# noqa: S301` count for the rules they correspond to.",
        type: "boolean",
        default: true,
      },
      baseline: {
        description:
          "A file of findings that are known and not reported again, relative to this file; `loadline check --write-baseline` writes it.",
        type: "string",
        minLength: 1,
      },
      overrides: {
        description: "Other choices for some paths; a later entry wins over an earlier one.",
        type: "array",
        items: {
          type: "object",
          properties: { paths: { ...patterns("Where it applies."), minItems: 1 }, ...choice },
          required: ["paths"],
          additionalProperties: false,
        },
      },
      organization: organization(),
      licenses: licensePolicy(),
      suppress: suppressions(rules),
    },
    additionalProperties: false,
  };
}

function ruleChoice(rules: readonly AnyRule[]): Readonly<Record<string, JsonSchema>> {
  const selector = ruleSelector(rules);
  const names = [...rules.map((rule) => rule.id), ...areas];
  return {
    select: {
      description: "The rules that run: rule ids, areas, or all. Left out: all that are not opt-in.",
      type: "array",
      items: selector,
    },
    ignore: {
      description: "Rules that do not run. A rule id weighs more than an area, and an area more than all.",
      type: "array",
      items: selector,
      default: [],
    },
    severity: {
      description: "The severity of all findings of a rule, or of an area.",
      type: "object",
      properties: Object.fromEntries(names.map((name) => [name, { enum: severities }])),
      additionalProperties: false,
    },
    rules: {
      description: "Options of rules, by rule id.",
      type: "object",
      properties: Object.fromEntries(rules.map((rule) => [rule.id, optionsOf(rule)])),
      additionalProperties: false,
    },
  };
}

function ruleSelector(rules: readonly AnyRule[]): JsonSchema {
  return { enum: ["all", ...areas, ...rules.map((rule) => rule.id)] };
}

function optionsOf(rule: AnyRule): JsonSchema {
  const options = Object.entries(rule.options ?? {});
  return {
    description: `${rule.title}.`,
    type: "object",
    properties: Object.fromEntries(options.map(([name, option]) => [name, optionOf(option)])),
    additionalProperties: false,
  };
}

function optionOf(option: OptionSchema): JsonSchema {
  const { description, default: fallback } = option;
  if (option.type === "array") {
    const items: JsonSchema = option.enum === undefined ? { type: "string" } : { enum: option.enum };
    return { description, type: "array", items, default: fallback };
  }
  if (option.enum !== undefined) return { description, enum: option.enum, default: fallback };
  return { description, type: option.type, default: fallback };
}

function suppressions(rules: readonly AnyRule[]): JsonSchema {
  return {
    description: "Findings that are accepted, each with its reason. They are counted, and listed in SARIF.",
    type: "array",
    items: {
      type: "object",
      properties: {
        path: stringOrList("Where: patterns of a .gitignore file. Left out: everywhere.", {
          type: "string",
          minLength: 1,
        }),
        rules: stringOrList("Which rules: ids, areas, or all. Left out: all.", ruleSelector(rules)),
        reason: {
          description: "Why it is accepted, for whoever reads it next.",
          type: "string",
          minLength: 1,
        },
        until: {
          description: "The last day on which it counts; from the next day on it is reported.",
          type: "string",
          pattern: "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$",
          "x-expected": "a date such as 2027-01-31",
        },
        sha256: {
          description: "The digest of the file it speaks of: a changed file is not covered.",
          type: "string",
          pattern: "^[0-9a-fA-F]{64}$",
          "x-expected": "64 hexadecimal digits",
        },
      },
      required: ["reason"],
      additionalProperties: false,
    },
  };
}

function organization(): JsonSchema {
  return {
    description: "Who uses the models: licences ask for it. Left out: nothing is said of territory or size.",
    type: "object",
    properties: {
      territory: stringOrList(
        "Where it is at home, or offers its product: EU, or two-letter codes of countries.",
        { type: "string", pattern: "^[A-Za-z]{2}$", "x-expected": "EU, or a code of two letters such as DE" },
      ),
      "monthly-users": { description: "People who use its products in a month.", type: "number" },
      "annual-revenue-usd": { description: "Revenue of a year, in US dollars.", type: "number" },
      commercial: { description: "Whether what it does with the models is commercial.", type: "boolean" },
    },
    additionalProperties: false,
  };
}

function licensePolicy(): JsonSchema {
  const names = { type: "string", minLength: 1 } as const;
  const name = "ids such as apache-2.0, or classes such as permissive or noncommercial";
  return {
    description: "Which licences of models and datasets are taken.",
    type: "object",
    properties: {
      allow: {
        description: `Licences that are taken, all others are not: ${name}.`,
        type: "array",
        items: names,
      },
      deny: {
        description: `Licences that are not taken: ${name}.`,
        type: "array",
        items: names,
        default: [],
      },
      waivers: {
        description: "Models, datasets or licences that are taken nevertheless, for a time.",
        type: "array",
        items: {
          type: "object",
          properties: {
            subject: stringOrList("Ids of models and datasets; * stands for anything. Left out: all.", names),
            license: stringOrList("Ids or classes of licences. Left out: all.", names),
            reason: { description: "Why, for whoever reads it next.", ...names },
            owner: { description: "Who answers for it.", ...names },
            until: {
              description: "The last day on which it counts.",
              type: "string",
              pattern: "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$",
              "x-expected": "a date such as 2027-01-31",
            },
          },
          required: ["reason", "owner", "until"],
          additionalProperties: false,
        },
      },
    },
    additionalProperties: false,
  };
}

function patterns(description: string): JsonSchema {
  return { description, type: "array", items: { type: "string", minLength: 1 } };
}

function stringOrList(description: string, item: JsonSchema): JsonSchema {
  return { description, anyOf: [item, { type: "array", items: item }] };
}
