import type { ExposureFact } from "../../facts/facts.ts";
import type { Fix, Report } from "../../finding/finding.ts";
import { defineRule } from "../rule.ts";

/**
 * A notebook keeps what its cells show. In a script only what is logged or recorded is reported: what it prints goes to whoever
 * runs it.
 */
export const rule = defineRule({
  id: "displayed-key",
  title: "This cell shows a key, and the notebook stores what it shows",
  area: "secrets",
  severity: "warning",
  confidence: "medium",
  references: {
    cwe: [532, 200],
    atlas: ["AML.T0055"],
    owaspLlm: ["LLM02"],
    links: ["https://cwe.mitre.org/data/definitions/532.html"],
  },
  kinds: ["python", "notebook"],
  triggers: [
    "environ",
    "getenv",
    "getpass",
    "userdata",
    "get_secret",
    "secrets",
    "printenv",
    "export -p",
    "get_token",
    "BaseSettings",
    "-token",
    "aws configure get",
    "auth token",
    "get-login-password",
    "get-access-token",
    ".aws/",
    "kaggle.json",
    "huggingface/token",
    "!env",
    "%env",
    "api_key",
    "API_KEY",
    "_TOKEN",
    "Authorization",
    ".env",
    "dotenv_values",
    "locals()",
    "globals()",
    "vars()",
    "whos",
  ],
  fact: "exposure",
  check(facts, context) {
    for (const places of bySubject(facts)) context.report(reportOf(places));
  },
});

type Places = readonly [ExposureFact, ...ExposureFact[]];

/** All places that show the same thing in the same way are one finding. */
function bySubject(facts: readonly ExposureFact[]): readonly Places[] {
  const groups = new Map<string, [ExposureFact, ...ExposureFact[]]>();
  for (const fact of facts) {
    const subject = `${fact.shows} ${fact.into} ${fact.shows === "environment" ? "" : fact.what}`;
    const group = groups.get(subject);
    if (group === undefined) groups.set(subject, [fact]);
    else group.push(fact);
  }
  return [...groups.values()];
}

function reportOf([first, ...others]: Places): Report {
  return {
    place: first.place,
    message: `${whatOf(first)} ${consequenceOf(first)} ${whatToDo(first)}`,
    related: others.map(({ place }) => ({ place, message: "shown here as well" })),
    fixes: fixesOf([first, ...others]),
    identity: `${first.shows} ${first.into} ${first.what}`,
    evidence: [`shows: ${first.what}`],
  };
}

const ends: Readonly<Record<ExposureFact["into"], string>> = {
  output: "",
  log: " into a log",
  record: " into the record of a run",
};

function whatOf({ shows, what, into }: ExposureFact): string {
  const verb = into === "output" ? "shows" : "writes";
  const end = ends[into];
  switch (shows) {
    case "environment":
      return `This ${verb} everything in \`${what}\`${end}, keys included.`;
    case "header":
      return `This ${verb} \`${what}\`, which carries a key${end === "" ? "" : `,${end}`}.`;
    case "key":
      return `This ${verb} the key in \`${what}\`${end}.`;
  }
}

function consequenceOf({ into }: ExposureFact): string {
  switch (into) {
    case "output":
      return "The notebook stores the output, so everyone who gets the file gets it too.";
    case "log":
      return "Logs are kept, collected and read by more people than may use the key.";
    case "record":
      return "Whoever may look at the experiments gets it, and records are shared and published.";
  }
}

function whatToDo({ shows, what, into }: ExposureFact): string {
  const names = what === "os.environ" ? " (`sorted(os.environ)`)" : "";
  const instead =
    shows === "environment"
      ? `Show only the names${names}, or the one variable that you need`
      : "Say only whether it is set (`bool(key)`)";
  return into === "output" ? `${instead}, clear the output, and save.` : `${instead}.`;
}

/** What shows it, and does nothing else, goes. */
function fixesOf(places: Places): readonly Fix[] {
  const edits = places.flatMap(({ removal = [] }) => removal);
  if (edits.length === 0) return [];
  const title = edits.length === 1 ? "Take out the line that shows it" : "Take out the lines that show it";
  return [{ title, applicability: "unsafe", edits }];
}
