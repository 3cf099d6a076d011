// The package @huggingface/tasks → server/src/knowledge/hub/vocabulary.json: the words that the Hub knows.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

interface TasksModule {
  readonly PIPELINE_DATA: Readonly<
    Record<string, { readonly subtasks?: readonly { readonly type: string }[] }>
  >;
  readonly MODEL_LIBRARIES_UI_ELEMENTS: Readonly<Record<string, unknown>>;
  readonly DATASET_LIBRARIES_UI_ELEMENTS: Readonly<Record<string, unknown>>;
}

/** `folder`: the unpacked package. Its names are read, nothing of its text is kept. */
export async function hubVocabulary(folder: string): Promise<string> {
  const manifest: { readonly name: string; readonly version: string; readonly license: string } = JSON.parse(
    readFileSync(join(folder, "package.json"), "utf8"),
  );
  if (manifest.name !== "@huggingface/tasks" || manifest.license !== "MIT") {
    throw new Error(`${folder}: not the package @huggingface/tasks under MIT`);
  }
  const module: TasksModule = await import(pathToFileURL(join(folder, "dist/esm/index.js")).href);
  const tasks = Object.keys(module.PIPELINE_DATA);
  const subtasks = Object.values(module.PIPELINE_DATA).flatMap((task) =>
    (task.subtasks ?? []).map(({ type }) => type),
  );
  const libraries = Object.keys(module.MODEL_LIBRARIES_UI_ELEMENTS);
  const datasetLibraries = Object.keys(module.DATASET_LIBRARIES_UI_ELEMENTS);
  for (const list of [tasks, subtasks, libraries, datasetLibraries]) {
    if (list.length < 5)
      throw new Error(`${folder}: a list is all but empty; the package has changed its shape`);
  }
  const sorted = (list: readonly string[]) => [...new Set(list)].sort();
  const value = {
    source: `@huggingface/tasks ${manifest.version} (MIT)`,
    tasks: sorted(tasks),
    subtasks: sorted(subtasks),
    libraries: sorted(libraries),
    datasetLibraries: sorted(datasetLibraries),
  };
  return `${JSON.stringify(value, null, 1)}\n`;
}
