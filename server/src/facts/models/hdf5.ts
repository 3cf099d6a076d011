import type { Hdf5Attribute, Hdf5File, Hdf5Object, Hdf5Read, Hdf5Type } from "../../formats/hdf5/file.ts";
import { readHdf5 } from "../../formats/hdf5/read.ts";
import { type ByteSource, bufferSource } from "../../host/byte-source.ts";
import type { Limits } from "../../host/limits.ts";
import type {
  ModelCode,
  ModelDefect,
  ModelDefectFamily,
  ModelFile,
  ModelText,
  TensorInfo,
} from "../facts.ts";
import { referencesOf } from "./hdf5-references.ts";
import { type KerasConfig, readKerasConfig } from "./keras/config.ts";
import { defectsOf, type ModelReader } from "./reading.ts";

/** What each problem of the structure means for who loads the file; what is not here, readers disagree on. */
const families: Readonly<Partial<Record<string, ModelDefectFamily>>> = {
  "no-superblock": "other-format",
  version: "unread",
  "field-size": "attacks-reader",
  "cut-off": "incomplete",
  unreadable: "incomplete",
  outside: "attacks-reader",
  "short-structure": "attacks-reader",
  "header-cycle": "attacks-reader",
  "tree-cycle": "attacks-reader",
  "tree-shape": "attacks-reader",
  "heap-shape": "attacks-reader",
  "heap-length": "attacks-reader",
  "attribute-length": "attacks-reader",
  "type-depth": "attacks-reader",
  "data-outside": "attacks-reader",
  "data-short": "attacks-reader",
  "shape-bomb": "attacks-reader",
  "group-cycle": "deviates",
  "entry-name": "deviates",
  "trailing-data": "deviates",
};

const mostTensors = 200_000;
const longestText = 64 << 20;

/** The attributes of the root that hold JSON which Keras builds objects from (keras/src/legacy/saving/legacy_h5_format.py). */
const configurations = ["model_config", "training_config"];

/** What both who reads a model and who looks for pickles wants to know of a file. */
export interface Hdf5Model {
  /** The bytes that were read. */
  readonly source: ByteSource;
  readonly read: Hdf5Read;
  readonly configs: readonly {
    readonly name: string;
    readonly offset: number;
    readonly config: KerasConfig;
  }[];
}

/** A file is read once, whoever asks. */
const known = new WeakMap<ByteSource, Promise<Hdf5Model>>();

export function hdf5Model(source: ByteSource, limits: Limits): Promise<Hdf5Model> {
  const before = known.get(source);
  if (before !== undefined) return before;
  const made = readOnce(source, limits);
  known.set(source, made);
  return made;
}

async function readOnce(outer: ByteSource, limits: Limits): Promise<Hdf5Model> {
  const source = await inMemory(outer);
  const read = await readHdf5(source, limits);
  const root = read.value?.objects[0];
  const version = textOf(root, "keras_version")?.slice(0, 40);
  const configs = configurations.flatMap((name) => {
    const value = root?.attributes.find((attribute) => attribute.name === name)?.values[0];
    if (value === undefined) return [];
    return [
      {
        name,
        offset: value.offset,
        config: readKerasConfig(new TextDecoder().decode(value.bytes), "h5", version),
      },
    ];
  });
  return { source, read, configs };
}

/** A file is jumped about in, and a compressed member of an archive would be unpacked anew for each jump back. */
async function inMemory(source: ByteSource): Promise<ByteSource> {
  if (source.size !== undefined) return source;
  const bytes = await source.read(0, longestText + 1);
  return bytes.length > longestText ? source : bufferSource(bytes);
}

/** An HDF5 file: Keras' older format, the weights of its newer one, and tables of pandas and of anybody. */
export const readHdf5Model: ModelReader = async ({ source, limits, path }) => {
  const { read, configs } = await hdf5Model(source, limits);
  const defects = defectsOf(read.problems, withLimits(read, families));
  if (read.value === undefined) return { defects };
  const isKeras =
    configs.length > 0 || /(?:^|[/\\!])[^/\\!]*\.weights\.h5$/.test(path) || hasVersion(read.value);
  const references = referencesOf(read.value, isKeras);
  const code: readonly ModelCode[] = [
    ...configs.flatMap(({ config, offset, name }) =>
      config.code.map((one) => ({ ...one, offset, within: [name, one.within].filter(Boolean).join(", ") })),
    ),
    ...references.code,
  ];
  const file = fileOf(read.value, configs[0]?.config, references.files);
  return { file, code, defects: [...defects, ...references.defects, ...unreadConfigs(configs)] };
};

function withLimits({ problems }: Hdf5Read, table: typeof families): typeof families {
  const byKind = problems.flatMap(({ code, kind }) => {
    const family: ModelDefectFamily = "unread";
    return kind === "limit" || kind === "unsupported" ? [[code, family] as const] : [];
  });
  // Where the end is missing, what lies behind it is no attack.
  const isCut = problems.some(({ code }) => code === "cut-off");
  const cut: Readonly<Partial<Record<string, ModelDefectFamily>>> = isCut
    ? { outside: "incomplete", "data-outside": "incomplete", "no-structure": "incomplete" }
    : {};
  return { ...table, ...cut, ...Object.fromEntries(byKind) };
}

function hasVersion({ objects }: Hdf5File): boolean {
  return (
    objects[0]?.attributes.some(({ name }) => name === "keras_version" || name === "layer_names") === true
  );
}

/** A configuration that is no JSON object is none that Keras takes; one that is too large was not looked at whole. */
function unreadConfigs(configs: Hdf5Model["configs"]): readonly ModelDefect[] {
  return configs.flatMap(({ name, offset, config }) => {
    if (config.isObject && config.complete) return [];
    const message = config.isObject
      ? `its \`${name}\` is nested deeper, or names more, than is looked at`
      : `its \`${name}\` is no JSON object`;
    return [{ family: "unread", problem: { kind: "limit", code: "keras-config", message, offset } } as const];
  });
}

function fileOf(file: Hdf5File, config: KerasConfig | undefined, files: readonly string[]): ModelFile {
  const [root] = file.objects;
  const version = textOf(root, "keras_version");
  const backend = textOf(root, "backend");
  const tables = textOf(root, "PYTABLES_FORMAT_VERSION");
  const producer =
    version !== undefined
      ? `keras ${version}${backend === undefined ? "" : ` (${backend})`}`
      : tables === undefined
        ? undefined
        : `PyTables ${tables}`;
  const datasets = file.objects.filter(({ dataset }) => dataset !== undefined);
  const shapes = datasets.flatMap(({ dataset }) => (dataset?.shape === undefined ? [] : [dataset.shape]));
  return {
    format: config === undefined ? "HDF5" : "Keras HDF5",
    version: `superblock ${file.version}`,
    ...(producer === undefined ? {} : { producer: producer.slice(0, 100) }),
    ...(config?.model === undefined ? {} : { architecture: config.model.slice(0, 100) }),
    tensors: datasets.slice(0, mostTensors).map(tensorOf),
    tensorCount: datasets.length,
    parameters: shapes.reduce((sum, shape) => sum + shape.reduce((product, size) => product * size, 1), 0),
    texts: textsOf(file.objects),
    ...(files.length === 0 ? {} : { files }),
  };
}

function tensorOf({ path, dataset }: Hdf5Object): TensorInfo {
  const dtype = dataset === undefined ? "unknown" : dtypeName(dataset.type);
  return { name: path.slice(1), dtype, shape: dataset?.shape ?? [] };
}

function dtypeName(type: Hdf5Type): string {
  if (type.class === "integer") return `${type.signed === true ? "int" : "uint"}${8 * type.size}`;
  if (type.class === "float") return `float${8 * type.size}`;
  if (type.class === "enumeration" && type.base?.size === 1) return "bool";
  return type.class;
}

function textOf(object: Hdf5Object | undefined, name: string): string | undefined {
  const value = object?.attributes.find((attribute) => attribute.name === name)?.values[0];
  return value === undefined ? undefined : new TextDecoder().decode(value.bytes);
}

/** So much of the texts of attributes is handed on. */
const mostText = 16 << 20;

/** The texts of all attributes: what people wrote, and where keys leak. */
function textsOf(objects: readonly Hdf5Object[]): readonly ModelText[] {
  const texts: ModelText[] = [];
  let length = 0;
  for (const { path, attributes } of objects) {
    for (const attribute of attributes) {
      for (const { offset, bytes } of isText(attribute) ? attribute.values : []) {
        length += bytes.length;
        if (length > mostText) return texts;
        texts.push({ name: `${path}@${attribute.name}`, text: new TextDecoder().decode(bytes), offset });
      }
    }
  }
  return texts;
}

function isText({ type }: Hdf5Attribute): boolean {
  return type.class === "string" || (type.class === "variable" && type.isText === true);
}
