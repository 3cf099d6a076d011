import type { CallFact } from "../../facts/facts.ts";
import type { Report } from "../../finding/finding.ts";
import { defineRule, type RuleContext } from "../rule.ts";
import { manual } from "./fixes.ts";
import { textPlace } from "./words.ts";

/** Libraries of models under AGPL-3.0, whose code and weights a program takes in (their repositories' LICENSE, 2026). */
const copyleft = ["ultralytics.*"];

/** What serves a program over a network. */
const servers = [
  "fastapi.FastAPI",
  "flask.Flask",
  "starlette.applications.Starlette",
  "gradio.Interface",
  "gradio.Blocks",
  "gradio.ChatInterface",
  "streamlit.*",
  "litserve.LitServer",
  "ray.serve.*",
  "bentoml.Service",
  "sanic.Sanic",
  "aiohttp.web.Application",
  "tornado.web.Application",
  "http.server.HTTPServer",
];

export const rule = defineRule({
  id: "copyleft-network-service",
  title: "A network service runs a model library under AGPL-3.0",
  area: "licensing",
  severity: "warning",
  confidence: "medium",
  references: {
    cwe: [],
    owaspLlm: ["LLM03"],
    links: ["https://www.gnu.org/licenses/agpl-3.0.html#section13"],
  },
  kinds: ["python", "notebook"],
  triggers: ["ultralytics"],
  fact: "call",
  names: [...copyleft, ...servers],
  check(calls, context) {
    const library = calls.find(({ name }) => name.startsWith("ultralytics."));
    const server = calls.find(({ name }) => !name.startsWith("ultralytics."));
    if (library === undefined || server === undefined || isShared(context)) return;
    context.report(reportOf(library, server));
  },
});

/** Whether the project itself is under a licence that passes the same duty on. */
function isShared({ project }: RuleContext): boolean {
  const stated = project.statedLicenses() ?? [];
  return stated.some(({ licenses }) => licenses.some(({ id }) => id === "agpl-3.0"));
}

function reportOf(library: CallFact, server: CallFact): Report {
  return {
    place: textPlace(library.calleeSpan),
    message: `\`${library.name}\` is under AGPL-3.0, and this program serves it over a network. Section 13 asks that everybody who uses the service can get the source of the version that runs, with whatever it was combined with. Offer the source under AGPL-3.0, buy Ultralytics' commercial licence, or take another library. Whether a service that only hands on results is combined with it is not settled.`,
    related: [{ place: textPlace(server.calleeSpan), message: "this serves it" }],
    fixes: [manual("Offer the source under AGPL-3.0, buy a licence, or take another library")],
    identity: "ultralytics",
    evidence: ["clause: AGPL-3.0, section 13"],
  };
}
