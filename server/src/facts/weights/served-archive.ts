import type { OpenMember } from "../../formats/zip/member.ts";
import type { ModelCode } from "../facts.ts";
import { factsOfReading } from "../models/reading.ts";
import { fieldOf, jsonValue, textOfMember } from "./member-text.ts";
import { innerPath, note, type Scan, type Subject } from "./subject.ts";

const manifestName = "MAR-INF/MANIFEST.json";
const longestManifest = 1 << 20;
const format = "TorchServe archive";
const mostSources = 20;

/** TorchServe's own handlers (ts/torch_handler). A handler of another name is Python code in the archive. */
const ownHandlers: ReadonlySet<string> = new Set([
  "image_classifier",
  "image_segmenter",
  "object_detector",
  "text_classifier",
  "text_handler",
  "vision_handler",
  "base_handler",
  "huggingface_transformers",
]);

/** The Python that TorchServe runs for a `.mar`: its handler, the module of its model, and what it has pip install. */
export async function scanServedArchive(
  subject: Subject,
  opened: readonly OpenMember[],
  scan: Scan,
): Promise<void> {
  const manifest = opened.find(({ member }) => member.name === manifestName);
  const value = manifest && jsonValue(await textOfMember(manifest, longestManifest));
  const inner = innerPath(subject.inner, manifestName);
  if (value === undefined) {
    const message = "the manifest of this archive could not be read";
    note({ ...subject, inner, guess: false }, scan, { kind: "malformed", code: "manifest", message });
    return;
  }
  const model = fieldOf(value, "model");
  const name = fieldOf(model, "modelName");
  const code = [...handlerOf(model, opened), ...requirementsOf(model), ...sourcesOf(opened, model)];
  const file = {
    format,
    ...(typeof name === "string" ? { architecture: name.slice(0, 100) } : {}),
    tensors: [],
    tensorCount: 0,
  };
  scan.facts.push(...factsOfReading({ file, code }, format, inner));
}

/** Whether a source in the archive is read as Python by who looks into it (packagedTexts): then what it does is judged. */
function isRead(name: string, opened: readonly OpenMember[]): boolean {
  const wanted = [name, `${name}.py`];
  return opened.some(
    ({ member, source }) =>
      source !== undefined && wanted.includes(member.name) && member.name.endsWith(".py"),
  );
}

function handlerOf(model: unknown, opened: readonly OpenMember[]): readonly ModelCode[] {
  const handler = fieldOf(model, "handler");
  if (typeof handler !== "string") return [];
  const [module = handler] = handler.split(":");
  if (ownHandlers.has(module)) return [];
  const does = "is the handler of the archive: its Python runs in the server";
  const tier = isRead(module, opened) ? "allowed" : "unknown";
  return [{ family: "runs-code", name: handler.slice(0, 200), does, when: "loaded", tier }];
}

function requirementsOf(model: unknown): readonly ModelCode[] {
  const file = fieldOf(model, "requirementsFile");
  if (typeof file !== "string") return [];
  const does = "names packages that the server installs with pip before it runs the model";
  return [{ family: "foreign-code", name: file.slice(0, 200), does, when: "loaded", tier: "unknown" }];
}

function sourcesOf(opened: readonly OpenMember[], model: unknown): readonly ModelCode[] {
  const handler = fieldOf(model, "handler");
  return opened
    .filter(({ member }) => /\.pyc?$/.test(member.name) && member.name !== handler)
    .slice(0, mostSources)
    .map(({ member }) => ({
      family: "runs-code",
      name: member.name.slice(0, 200),
      does: "is Python code in the archive, which its handler can import",
      when: "loaded",
      tier: isRead(member.name, opened) ? "allowed" : "unknown",
    }));
}
