import type { DocumentKind } from "./document.ts";
import { modelFormats } from "./model-formats.ts";

/** What a file's name says of it. */
export interface NameAnswer {
  readonly kind: DocumentKind;
  /** weak: any text may bear such a name (`notes.txt`), so its content and the editor are asked first. */
  readonly weak?: boolean;
  /** Loaders unpickle what bears such a name, whatever it holds. */
  readonly loadable?: boolean;
  /** A table of data, which nobody loads as code and no rule reads in full. */
  readonly data?: boolean;
}

function rows(kind: DocumentKind, names: string): readonly (readonly [string, NameAnswer])[] {
  const answer: NameAnswer = { kind };
  return names.split(" ").map((name) => [name, answer] as const);
}

function loadableRows(kind: DocumentKind, names: string): readonly (readonly [string, NameAnswer])[] {
  const answer: NameAnswer = { kind, loadable: true };
  return names.split(" ").map((name) => [name, answer] as const);
}

/** By the last extension, lower case. */
const byExtension: ReadonlyMap<string, NameAnswer> = new Map([
  ...rows("python", "py pyi pyw"),
  ...rows("notebook", "ipynb"),
  ...rows("markdown", "md markdown mdown mkd mdx rmd qmd"),
  ...rows("yaml", "yaml yml cff"),
  ...rows("toml", "toml"),
  ...rows("json", "json jsonc geojson webmanifest"),
  // Terraform's language has the comments of these, and is read line by line as they are.
  ...rows("ini", "ini cfg conf cnf properties tf tfvars hcl"),
  ...rows("dotenv", "env"),
  // Job scripts of the usual schedulers are shell scripts: Slurm, PBS, Grid Engine, LSF.
  ...rows("shell", "sh bash zsh ksh dash command envrc slurm sbatch pbs sge lsf"),
  ...rows("dockerfile", "dockerfile containerfile modelfile"),
  ...rows("shell", "mk"),
  ...loadableRows("pickle", "pkl pickle pck pcl dill cloudpickle joblib pt pth pt2 ckpt"),
  ...loadableRows("npy", "npy"),
  ...loadableRows("zip", "npz keras nemo mar"),
  ...rows("zip", "zip whl jar"),
  ...loadableRows("binary", "p model mdl sav"),
  // Weights bear these names as well as anything else.
  ...rows("binary", "bin data dat z gz bz2 xz lzma lz4 zst tar tgz 7z rar pb msgpack"),
  ...modelFormats.flatMap(({ kind, extensions }) => (extensions === "" ? [] : rows(kind, extensions))),
]);

const dataTables: NameAnswer = { kind: "text", weak: true, data: true };
const plainText: NameAnswer = { kind: "text", weak: true };

const dataExtensions: ReadonlySet<string> = new Set(
  "csv tsv jsonl ndjson parquet arrow feather libsvm svmlight arff fasta fastq fa fq vcf bed gff sql log".split(
    " ",
  ),
);

/** By the whole name, lower case. */
const byName: ReadonlyMap<string, NameAnswer> = new Map([
  ...rows("toml", "pipfile poetry.lock uv.lock pdm.lock loadline.lock"),
  ...rows("json", "pipfile.lock .prettierrc .eslintrc .babelrc"),
  // MLflow's description of a model has no extension.
  ...rows("yaml", ".condarc mlmodel"),
  ...rows(
    "ini",
    ".editorconfig .flake8 .pylintrc .coveragerc .pypirc .gitconfig .boto .s3cfg .wandb_settings",
  ),
  ...rows("shell", ".bashrc .bash_profile .bash_aliases .zshrc .zshenv .zprofile .profile .kshrc"),
  // Ollama's Modelfile is written in the manner of a Dockerfile.
  ...rows("dockerfile", "dockerfile containerfile modelfile"),
  ...rows("shell", "makefile gnumakefile bsdmakefile"),
  ...rows("yaml", "mlproject"),
  ...modelFormats.flatMap(({ kind, names }) => (names === undefined ? [] : rows(kind, names))),
]);

/**
 * Names that nothing is looked for in: pictures, sound, film, fonts, printed pages, compiled code. A
 * pickle may bear such a name too: a walk glances at the beginnings of the first of them (isDisguised),
 * but a folder of a hundred thousand images is opened in vain.
 */
const neverOpened: ReadonlySet<string> = new Set(
  (
    "png jpg jpeg jpe jfif gif bmp ico icns tif tiff webp avif heic heif svg svgz psd xcf ai eps exr hdr dng raw " +
    "mp3 wav flac ogg oga opus m4a aac aiff mid midi mp4 m4v mov avi mkv webm mpg mpeg wmv flv " +
    "ttf otf woff woff2 eot pdf ps djvu epub doc docx xls xlsx ppt pptx odt ods odp " +
    "pyc pyo pyd so dylib dll exe o a lib obj class wasm node map lock-wal db-wal db-shm swp"
  ).split(" "),
);

/** Names among them whose files are archives, or packed, by nature. */
const packedByNature: ReadonlySet<string> = new Set("svgz epub docx xlsx pptx odt ods odp".split(" "));

/** Whether a file of this name is a zip or compressed without hiding anything. */
export function isPackedByNature(path: string): boolean {
  return packedByNature.has(extensionOf(nameOf(path).name));
}

/** What a path's name says; undefined where it says nothing. */
export function kindByName(path: string): NameAnswer | undefined {
  const { name, folder } = nameOf(path);
  const exact = byName.get(name);
  if (exact !== undefined) return exact;
  if (name === ".env" || name.startsWith(".env.")) return { kind: "dotenv" };
  if (/^(?:dockerfile|containerfile)[.-]/.test(name)) return { kind: "dockerfile" };
  if (isRequirements(name, folder)) return { kind: "requirements" };
  if (folder === ".aws" && (name === "credentials" || name === "config")) return { kind: "ini" };
  const extension = extensionOf(name);
  if (dataExtensions.has(extension)) return dataTables;
  return byExtension.get(extension) ?? (extension === "txt" ? plainText : undefined);
}

/** Whether something is loaded by this name, or by what is left of it without a compression's: `model.pkl.xz`. */
export function isLoadedByName(path: string): boolean {
  const unpacked = path.replace(/\.(?:gz|bz2|xz|lzma|lz4|zst|z|7z|rar)$/i, "");
  return kindByName(unpacked)?.loadable === true;
}

/**
 * Whether a file that a walk comes upon is worth opening at all. Unknown and missing extensions are:
 * their first bytes say the rest.
 */
export function isCandidate(path: string): boolean {
  return !neverOpened.has(extensionOf(nameOf(path).name));
}

/** pip-tools writes `.in`; folders named `requirements` hold one file for each purpose. */
function isRequirements(name: string, folder: string): boolean {
  if (!/\.(?:txt|in)$/.test(name)) return false;
  if (/(?:^|[-_.])(?:requirements?|constraints?)(?:$|[-_.])/.test(name)) return true;
  return folder === "requirements";
}

function nameOf(path: string): { readonly name: string; readonly folder: string } {
  const parts = path.split(/[/\\]/);
  return { name: (parts.at(-1) ?? "").toLowerCase(), folder: (parts.at(-2) ?? "").toLowerCase() };
}

function extensionOf(name: string): string {
  const dot = name.lastIndexOf(".");
  return dot < 0 ? "" : name.slice(dot + 1);
}
