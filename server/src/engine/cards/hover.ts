import type { Document } from "../../documents/document.ts";
import { isTextDocument } from "../../documents/document.ts";
import type { DocumentEnvironment } from "../../documents/open.ts";
import { factSource } from "../../facts/extract.ts";
import { extractors } from "../../facts/extractors.ts";
import type { ProjectFacts } from "../../facts/project.ts";
import { referenceKinds } from "../../facts/references/document-kinds.ts";
import type { Organization } from "../../rules/rule.ts";
import type { Span } from "../../text/span.ts";
import { aboutLicense, aboutLicenseOf } from "./about.ts";
import { aboutCommit } from "./known.ts";
import { cardPosition } from "./position.ts";

/** What there is to say of a place in a text. */
export interface About {
  /** Paragraphs of Markdown. */
  readonly paragraphs: readonly string[];
  readonly span: Span;
}

/** Whose text it is. */
export interface AboutContext {
  readonly organization: Organization | undefined;
  readonly project: ProjectFacts;
}

/** The licence, model or dataset that stands at an offset of a card, a program or a notebook. */
export async function aboutPlace(
  document: Document,
  offset: number,
  environment: DocumentEnvironment,
  { organization, project }: AboutContext,
): Promise<About | undefined> {
  if (!isTextDocument(document)) return undefined;
  if (document.kind === "card") return aboutCard(document.text, offset, environment, organization);
  if (!referenceKinds.includes(document.kind)) return undefined;
  const request = factSource(document, environment, extractors);
  const [models, datasets] = await Promise.all([request("model-reference"), request("dataset-reference")]);
  const at = [...models, ...datasets].find(
    ({ idSpan, registry }) => registry === "huggingface" && idSpan.start <= offset && offset <= idSpan.end,
  );
  if (at === undefined) return undefined;
  const thing = at.kind === "dataset-reference" ? "dataset" : "model";
  const [commit, license] = await Promise.all([
    aboutCommit(at, project, document.path),
    aboutLicenseOf(thing, at.id, organization),
  ]);
  return answer([...commit, ...license], at.idSpan);
}

async function aboutCard(
  text: string,
  offset: number,
  { limits }: DocumentEnvironment,
  organization: Organization | undefined,
): Promise<About | undefined> {
  const position = cardPosition(text, offset, limits);
  if (position?.key === undefined || position.text === "") return undefined;
  const { key, text: value, span } = position;
  switch (key) {
    case "license":
    case "license_name":
      return answer(await licenseLines(value, organization), span);
    case "base_model":
    case "datasets":
    case "source_datasets": {
      const { hubId } = await import("../../facts/cards/values.ts");
      const thing = key === "base_model" ? "model" : "dataset";
      return answer(await aboutLicenseOf(thing, hubId(value), organization), span);
    }
    case "pipeline_tag":
    case "task_categories":
    case "library_name":
      return answer(await vocabularyLines(key, value), span);
    default:
      return undefined;
  }
}

/** Whether the Hub knows a word of its own vocabulary, and what it shows by it. */
async function vocabularyLines(key: string, value: string): Promise<readonly string[]> {
  const { libraries, tasks } = await import("../../knowledge/hub/vocabulary.ts");
  const isLibrary = key === "library_name";
  if (!(isLibrary ? libraries : tasks).has(value)) return [];
  const [kind, query] =
    key === "task_categories" ? ["datasets", key] : ["models", isLibrary ? "library" : key];
  const page = `https://huggingface.co/${kind}?${query}=${value}`;
  return isLibrary
    ? [
        `\`${value}\`: a library that the Hub knows. It shows how to load the model with it.`,
        `[Models for it](${page})`,
      ]
    : [
        `\`${value}\`: a task of the Hub, by which people search and by which it offers a form to try.`,
        `[All ${kind} for it](${page})`,
      ];
}

async function licenseLines(
  value: string,
  organization: Organization | undefined,
): Promise<readonly string[]> {
  const { identifyLicense, otherLicense } = await import("../../knowledge/licenses/identify.ts");
  const identity = identifyLicense(value);
  const named = "license" in identity ? identity.license : otherLicense(value, undefined);
  return named === undefined ? [] : aboutLicense(named, organization);
}

function answer(paragraphs: readonly string[], span: Span): About | undefined {
  return paragraphs.length === 0 ? undefined : { paragraphs, span };
}
