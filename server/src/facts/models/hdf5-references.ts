import type { Hdf5File } from "../../formats/hdf5/file.ts";
import { isUnknownPlugin } from "../../formats/hdf5/filters.ts";
import type { ModelCode, ModelDefect } from "../facts.ts";
import { closedBy, shown } from "./keras/words.ts";

/** What of an HDF5 file leads out of it. */
interface References {
  readonly code: readonly ModelCode[];
  readonly defects: readonly ModelDefect[];
  /** Files beside that it is made of. */
  readonly files: readonly string[];
}

interface Reference {
  readonly path: string;
  /** What names it: a clause that begins with "the". */
  readonly by: string;
  readonly name: string;
  readonly offset: number;
}

const mostReferences = 200;

/**
 * The other files that a file takes data from: external storage, virtual datasets, external links. A weight file of
 * Keras' needs none, and whoever loads one with them reads any file of the machine into a layer (CVE-2026-1669).
 */
export function referencesOf(file: Hdf5File, isKeras: boolean): References {
  const references = [...storages(file), ...externalLinks(file)].slice(0, mostReferences);
  const escaping = references.filter(({ path }) => leaves(path));
  const beside = references.filter(({ path }) => !leaves(path));
  return {
    code: [...(isKeras ? beside.map((one) => readsBeside(one)) : []), ...userLinks(file), ...plugins(file)],
    defects: escaping.map((one) => escapes(one, isKeras)),
    files: [...new Set(beside.map(({ path }) => shown(path)))],
  };
}

function storages({ objects }: Hdf5File): readonly Reference[] {
  return objects.flatMap(({ path: name, offset, dataset }) =>
    (dataset?.sources ?? []).map(({ kind, path }) => {
      const how = kind === "virtual" ? "the virtual dataset" : "the dataset with external storage";
      return {
        path,
        by: `${how} \`${shown(name)}\``,
        name: kind === "virtual" ? "virtual dataset" : "external storage",
        offset,
      };
    }),
  );
}

function externalLinks({ links }: Hdf5File): readonly Reference[] {
  return links.flatMap(({ kind, path, file = "", offset }) =>
    kind === "external"
      ? [{ path: file, by: `the external link \`${shown(path)}\``, name: "external link", offset }]
      : [],
  );
}

/** Absolute on any system, through a folder above, or by an address that the library opens itself. */
function leaves(path: string): boolean {
  return /^[/\\~]|^[A-Za-z]:|:\/\/|(?:^|[/\\])\.\.(?:[/\\]|$)/.test(path);
}

function escapes({ path, by, offset }: Reference, isKeras: boolean): ModelDefect {
  const closed = isKeras ? `, which Keras reads into a layer (${closedBy("CVE-2026-1669")})` : "";
  const message = `${by} takes its data from \`${shown(path)}\`, outside of the file's folder${closed}`;
  return { family: "escapes", problem: { kind: "malformed", code: "external-data", message, offset } };
}

function readsBeside({ path, by, name, offset }: Reference): ModelCode {
  const from = path === "" ? "another file" : "another file beside it";
  return {
    family: "reads-files",
    name,
    does: `takes the data of ${by} from ${from} (${closedBy("CVE-2026-1669")})`,
    when: "loaded",
    tier: "unknown",
    argument: shown(path),
    offset,
  };
}

/** Links of other kinds than HDF5's own are followed by code that a program registers. */
function userLinks({ links }: Hdf5File): readonly ModelCode[] {
  return links
    .filter(({ kind }) => kind === "user-defined")
    .slice(0, 1)
    .map(({ path, target, offset }) => ({
      family: "foreign-code",
      name: `link of ${target}`,
      does: "is a kind of link that HDF5 does not know: a program has to bring code that follows it",
      when: "loaded",
      tier: "unknown",
      offset,
      within: shown(path),
    }));
}

/** A filter that is not registered makes HDF5 look for a shared library of that number in its folder of plug-ins. */
function plugins({ objects }: Hdf5File): readonly ModelCode[] {
  const found = new Map<number, ModelCode>();
  for (const { path, offset, dataset } of objects) {
    for (const filter of dataset?.filters ?? []) {
      if (!isUnknownPlugin(filter) || found.has(filter.id)) continue;
      const name = filter.name === "" ? `filter ${filter.id}` : `filter ${filter.id} (${shown(filter.name)})`;
      found.set(filter.id, {
        family: "loads-library",
        name,
        does: "is no filter that is registered for HDF5: reading its data loads a shared library of that number from the folder of plug-ins",
        when: "loaded",
        tier: "unknown",
        offset,
        within: shown(path),
      });
    }
  }
  return [...found.values()];
}
