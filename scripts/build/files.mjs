// Makes files of the ES modules that esbuild split: parts that run together become one file and one scope.
import { createHash } from "node:crypto";
import { build } from "esbuild";

/**
 * @typedef {object} Split What esbuild made of the sources.
 * @property {ReadonlyMap<string, string>} texts The parts, ES modules, by the names of their files.
 * @property {ReadonlyMap<string, readonly string[]>} exports What each part exports.
 * @property {ReadonlyMap<string, string>} homes The file of each part that shares one.
 * @property {readonly string[]} late Parts that who imports them asks for when a name of theirs is first used.
 */

/**
 * The files by name, CommonJS. Between parts of one file a name is a variable: where each part is a module of its own,
 * making what they export and looking it up again costs 11 to 18 ms a process here, a bare Node taking 86.
 *
 * @param {Split} split
 * @param {string} program The file that Node is told to run.
 * @param {object} settings Of esbuild.
 * @returns {Promise<ReadonlyMap<string, string>>}
 */
export async function filesOf(split, program, settings) {
  const groups = new Map();
  for (const [name, home] of split.homes) groups.set(home, [...(groups.get(home) ?? []), name]);
  const wanted = importedNames(split);
  const files = new Map();
  for (const [home, parts] of groups) files.set(home, await sharedFile(home, parts, wanted, split, settings));
  for (const name of split.texts.keys())
    if (!split.homes.has(name)) files.set(name, await ownFile(name, split, settings));
  return underTheirNames(files, [...groups.keys()], program);
}

/** The names that other files import of each part that shares its file. */
function importedNames({ texts, homes }) {
  const wanted = new Map([...homes.keys()].map((name) => [name, new Set()]));
  for (const [importer, text] of texts)
    for (const [, names, part] of text.matchAll(
      /\b(?:import|export)\s*\{([^{}"]*)\}\s*from\s*"\.\/([\w.-]+)"/g,
    )) {
      if (!homes.has(part) || homes.get(part) === homes.get(importer)) continue;
      for (const name of names.split(",")) wanted.get(part).add(name.trim().split(/\s+as\s+/)[0]);
    }
  return wanted;
}

/** What a name of a part is called among the names of the whole file. */
function nameInFile(part, name) {
  return `${part.replace(/\.cjs$/, "").replace(/\W/g, "_")}$${name}`;
}

async function sharedFile(home, parts, wanted, split, settings) {
  const entries = parts.filter((part) => isAsked(part, split));
  const named = parts.flatMap((part) => {
    const names = entries.includes(part) ? split.exports.get(part) : [...wanted.get(part)].sort();
    const list = names.map((name) => `${name} as ${nameInFile(part, name)}`).join(",");
    return list === "" ? `import "./${part}";` : `export {${list}} from "./${part}";`;
  });
  const code = await bundle(named.join("\n"), home, split, settings);
  return withPlainExports(home, code, entries);
}

/** Whether a part is asked for by `import()`. */
function isAsked(part, { texts }) {
  return [...texts.values()].some((text) => text.includes(`import("./${part}")`));
}

async function ownFile(name, split, settings) {
  return bundle(`export * from "./${name}";`, name, split, settings);
}

async function bundle(contents, file, split, settings) {
  const { outputFiles } = await build({
    ...settings,
    stdin: { contents, sourcefile: file, loader: "js" },
    banner: { js: '"use strict";' },
    format: "cjs",
    plugins: [partsOf(file, split)],
    // As `require`: a real `import()` would start Node's loader of ES modules.
    supported: { "dynamic-import": false },
    // What there is to say of the sources was said when they were split.
    logLevel: "error",
  });
  return asking(file, outputFiles[0].text, split);
}

/** By the name that its file will have, esbuild would take a part for CommonJS already. */
function asModule(part) {
  return part.replace(/\.cjs$/, ".js");
}

/** Finds the parts for one file: its own are inlined, those of others are names of theirs. */
function partsOf(file, { texts, exports, homes, late }) {
  const modules = new Map([...texts].map(([part, text]) => [asModule(part), text]));
  return {
    name: "parts",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^\.\// }, ({ path, kind }) => {
        const part = path.slice(2);
        // A late part is none of the others' parts; in its own file it stands itself.
        if (kind !== "import-statement" || (late.includes(part) && part !== file))
          return { path, external: true };
        if (part === file || homes.get(part) === file) return { path: asModule(part), namespace: "own" };
        return homes.has(part) ? { path: part, namespace: "foreign" } : { path, external: true };
      });
      onResolve({ filter: /^home:/ }, ({ path }) => ({ path: path.replace("home:", "./"), external: true }));
      onResolve({ filter: /^[^.]/ }, ({ path }) => ({ path, external: true }));
      onLoad({ filter: /.*/, namespace: "own" }, ({ path }) => ({ contents: modules.get(path) }));
      onLoad({ filter: /.*/, namespace: "foreign" }, ({ path: part }) => {
        const names = exports.get(part).map((name) => `${nameInFile(part, name)} as ${name}`);
        return { contents: `export {${names.join(",")}} from "home:${homes.get(part)}";` };
      });
    },
  };
}

/** @param code CommonJS that esbuild wrote, of which what it asks for late, and by `import()`, becomes where that lies */
function asking(file, code, { homes, late }) {
  const found = code.replace(/\b__toESM\(require\("\.\/([\w.-]+)"\)\)/g, (_, part) => {
    const home = homes.get(part);
    if (home === undefined) return `require("./${part}")`;
    return `${home === file ? "module.exports" : `require("./${home}")`}${propertyOf(part)}`;
  });
  const names = [...found.matchAll(/\b(import_\w+)=require\("\.\/([\w.-]+)"\)/g)]
    .filter(([, , part]) => late.includes(part))
    .map(([, name]) => name);
  return names.reduce(askedLate, found);
}

function propertyOf(part) {
  return `[${JSON.stringify(part)}]`;
}

/** Asks for a late part where a name of it is first used, and keeps it: `require` looks for the file each time. */
function askedLate(code, name) {
  const asking = code
    .replaceAll(`${name}=require(`, `${name}_held,${name}=()=>${name}_held??=require(`)
    .replaceAll(`${name}.`, `${name}().`);
  const left = new RegExp(`\\b${name}\\b(?!=\\(\\)=>|\\(\\)\\.).{0,40}`).exec(asking);
  if (left !== null) throw new Error(`a late part is used otherwise than by a name of it: ${left[0]}`);
  return asking;
}

/**
 * esbuild writes two functions for each name that is exported, since a variable may change; here none does once the file
 * has run.
 *
 * @param entries the parts that are asked for by `import()`: each is an object of its names besides
 */
function withPlainExports(file, code, entries) {
  const pattern = /\bvar (\w+)=\{\};__export\(\1,\{([^}]*)\}\);module\.exports=__toCommonJS\(\1\);/;
  const list = pattern.exec(code)?.[2];
  if (list === undefined) throw new Error(`esbuild writes exports otherwise than ${file} expects`);
  const names = [...list.matchAll(/([\w$]+):\(\)=>([\w$]+)/g)].map(([, name, variable]) => [name, variable]);
  const objects = entries.map((part) => {
    const start = nameInFile(part, "");
    const own = names.filter(([name]) => name.startsWith(start));
    return `${JSON.stringify(part)}:{${own.map(([name, variable]) => `${name.slice(start.length)}:${variable}`)}}`;
  });
  const exported = [...names.map((pair) => pair.join(":")), ...objects].join(",");
  const plain = code.replace(pattern, "").replace(/\n?0&&\(module\.exports=\{[^}]*\}\);?\s*$/, "");
  return ascii(file, `${plain.trimEnd()}\nmodule.exports={${exported}};\n`);
}

/** One other character makes V8 hold the file at two bytes a character, and Node decode all of it slowly. */
function ascii(file, code) {
  const foreign = /.{0,60}[^\t\n\r -~]/.exec(code);
  if (foreign !== null) throw new Error(`write it as \\uXXXX, ${file} has to be ASCII: ${foreign[0]}`);
  return code;
}

/**
 * Files of several parts are named by what is in them, as the parts are: a program that runs meanwhile finds its own.
 * The program comes last, since it must never name a file that is not there yet.
 */
function underTheirNames(files, homes, program) {
  const groups = homes.filter((home) => home !== program);
  const digest = createHash("sha256");
  for (const group of groups) digest.update(files.get(group));
  const suffix = `-${digest.digest("hex").slice(0, 8).toUpperCase()}.cjs`;
  const nameOf = (name) => (groups.includes(name) ? name + suffix : name);
  const inPlace = (code) =>
    code.replace(/\brequire\("\.\/([\w.-]+)"\)/g, (_, name) => `require("./${nameOf(name)}")`);
  const named = new Map([...files].map(([name, code]) => [nameOf(name), inPlace(code)]));
  const main = named.get(program);
  named.delete(program);
  named.set(program, main);
  for (const [file, code] of named)
    for (const [, name] of code.matchAll(/\brequire\("\.\/([^"]+)"\)/g))
      if (!named.has(name) || name === file)
        throw new Error(`${file} asks for ${name}, which is ${name === file ? "itself" : "nowhere"}`);
  return named;
}
