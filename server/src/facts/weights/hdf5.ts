import type { Hdf5Attribute, Hdf5Dataset, Hdf5File, Hdf5Object } from "../../formats/hdf5/file.ts";
import { readRows } from "../../formats/hdf5/rows.ts";
import { decodeDigits, isDigits } from "../../formats/pickle/digits.ts";
import { embeddedKind } from "../../formats/pickle/embedded.ts";
import { type ByteSource, bufferSource, concatenate, rangeSource } from "../../host/byte-source.ts";
import type { Problem } from "../../host/problem.ts";
import { hdf5Model } from "../models/hdf5.ts";
import { innerPath, note, type Scan, type Subject } from "./subject.ts";

/** So many objects of a table are looked into, and so many values that might be pickles. */
const mostRows = 10_000;
const stop = 0x2e;

/**
 * The pickles in an HDF5 file: what PyTables unpickles when an attribute is read or a row of objects is, and pandas
 * with it; what is kept in opaque values; and the modules of PyTorch's in a configuration of Keras'.
 *
 * Sources: PyTables 3.10, tables/attributeset.py, AttributeSet.__getattr__, and tables/atom.py, ObjectAtom; h5py's
 * documentation, "Opaque values".
 */
export async function scanHdf5(subject: Subject, scan: Scan): Promise<void> {
  const { source, read, configs } = await hdf5Model(subject.source, scan.limits);
  for (const { name, config } of configs) {
    for (const { layer, bytes } of config.pickles) {
      await look(subject, scan, { name: `${name}, layer ${layer}`, source: bufferSource(bytes) }, false);
    }
  }
  const file = read.value;
  if (file === undefined) return;
  for (const object of file.objects) {
    for (const attribute of object.attributes) await scanAttribute(subject, scan, object, attribute);
    if (holdsObjects(object)) await scanRows(subject, scan, object, { file, source });
    else if (object.dataset?.type.class === "opaque" || isShortRow(object.dataset))
      await scanOpaque(subject, scan, object, { file, source });
  }
}

interface Origin {
  readonly file: Hdf5File;
  readonly source: ByteSource;
}

/** Each row is a pickle that PyTables loads: what nobody looked into may be all that matters. */
async function scanRows(
  subject: Subject,
  scan: Scan,
  object: Hdf5Object,
  { file, source }: Origin,
): Promise<void> {
  const { dataset, path } = object;
  if (dataset === undefined) return;
  const tell = (problem: Problem) => note(subject, scan, { ...problem, inner: path });
  if (scan.budget.left <= 0) {
    tell({
      kind: "limit",
      code: "row-limit",
      message: "its rows were not looked into: the bound on unpacked bytes was reached",
    });
    return;
  }
  const { rows, problems } = await readRows(source, scan.limits, file, dataset, scan.budget);
  for (const problem of problems) tell(problem);
  if (rows.length > mostRows) {
    tell({
      kind: "limit",
      code: "row-limit",
      message: `only ${mostRows} of its ${rows.length} rows were looked into`,
    });
  }
  for (const [index, { bytes }] of rows.slice(0, mostRows).entries()) {
    scan.budget.left -= bytes.length;
    await look(subject, scan, { name: `${path}[${index}]`, source: bufferSource(bytes) }, false);
  }
}

/** An opaque value may be anything: it is looked at where it lies, and never read whole for that. */
async function scanOpaque(
  subject: Subject,
  scan: Scan,
  { dataset, path }: Hdf5Object,
  { file, source }: Origin,
): Promise<void> {
  const { layout, filters = [] } = dataset ?? {};
  if (dataset === undefined || layout?.address === undefined) return;
  const isVariable = dataset.type.class === "variable";
  const isPlain =
    !isVariable && (layout.kind === "compact" || layout.kind === "contiguous") && filters.length === 0;
  if (isPlain) {
    // A compact value lies in its own header, whose place in the file is known.
    const at = layout.kind === "compact" ? layout.address : layout.address + file.base;
    await look(subject, scan, { name: path, source: rangeSource(source, at, layout.bytes ?? 0) }, true);
    return;
  }
  if (scan.budget.left <= 0) return;
  const { rows } = await readRows(source, scan.limits, file, dataset, scan.budget);
  // The chunks of an array of numbers are one row.
  const values =
    dataset.type.class === "integer"
      ? [concatenate(rows.map(({ bytes }) => bytes))]
      : rows.map(({ bytes }) => bytes);
  for (const bytes of values.slice(0, mostRows)) {
    scan.budget.left -= bytes.length;
    await look(subject, scan, { name: path, source: bufferSource(bytes) }, true);
  }
}

const longestRow = 4 << 20;

/**
 * A row of integers, or rows of bytes: programs write the bytes of a pickle so (`numpy.frombuffer(…, "uint8")`, h5py's
 * `vlen_dtype("uint8")`). Those that would have to be unpacked are looked at where they are short.
 */
function isShortRow(dataset: Hdf5Dataset | undefined): boolean {
  const { type, shape, layout, filters = [] } = dataset ?? {};
  if (shape?.length !== 1 || type === undefined) return false;
  if (type.class === "variable") {
    return (
      type.isText !== true &&
      type.base?.class === "integer" &&
      type.base.size === 1 &&
      (shape[0] ?? 0) <= mostRows
    );
  }
  const isPlain = layout?.kind === "contiguous" && filters.length === 0;
  return type.class === "integer" && (isPlain ? type.size === 1 : (shape[0] ?? 0) * type.size <= longestRow);
}

/** PyTables unpickles each row of an array whose atom is called so. */
function holdsObjects({ attributes, dataset }: Hdf5Object): boolean {
  if (dataset?.type.class !== "variable" || dataset.type.isText === true) return false;
  const atom = attributes.find(({ name }) => name === "PSEUDOATOM")?.values[0];
  return atom !== undefined && new TextDecoder().decode(atom.bytes) === "object";
}

/** PyTables takes a single text for a pickle that is longer than two bytes and ends with its STOP. */
async function scanAttribute(
  subject: Subject,
  scan: Scan,
  { path }: Hdf5Object,
  attribute: Hdf5Attribute,
): Promise<void> {
  const [value] = attribute.values;
  if (value === undefined || attribute.shape === undefined || attribute.shape.length > 0) return;
  const name = `${path}@${attribute.name}`;
  const kind = embeddedKind(value.bytes.subarray(0, 64), "text");
  const decoded = isDigits(kind) ? decodeDigits(kind, value.bytes) : undefined;
  if (decoded !== undefined) {
    await look(subject, scan, { name, source: bufferSource(decoded) }, true);
    return;
  }
  if (value.bytes.length <= 2 || (value.bytes.at(-1) !== stop && attribute.type.class !== "opaque")) return;
  await look(subject, scan, { name, source: bufferSource(value.bytes) }, true);
}

async function look(
  subject: Subject,
  scan: Scan,
  value: { readonly name: string; readonly source: ByteSource },
  guess: boolean,
): Promise<void> {
  await scan.look({
    source: value.source,
    // A name without an ending: only the content decides.
    name: "constant",
    inner: innerPath(subject.inner, value.name),
    container: "hdf5",
    depth: subject.depth + 1,
    ...(guess || subject.guess === true ? { guess: true } : {}),
  });
}
