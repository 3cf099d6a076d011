import type { Hdf5Attribute, Hdf5Bytes, Hdf5Object } from "../../formats/hdf5/file.ts";
import { readRows } from "../../formats/hdf5/rows.ts";
import { bufferSource } from "../../host/byte-source.ts";
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
      await look(subject, scan, { name: `${name}, layer ${layer}`, bytes }, false);
    }
  }
  const file = read.value;
  if (file === undefined) return;
  for (const object of file.objects) {
    for (const attribute of object.attributes) await scanAttribute(subject, scan, object, attribute);
    const isObjects = holdsObjects(object);
    const type = object.dataset?.type.class;
    if (object.dataset === undefined || (!isObjects && type !== "opaque")) continue;
    const { rows, problems } = await readRows(source, scan.limits, file, object.dataset, scan.budget);
    // What PyTables would unpickle and nobody looked into may be all that matters.
    if (isObjects) for (const problem of problems) note(subject, scan, { ...problem, inner: object.path });
    for (const [index, row] of rows.slice(0, mostRows).entries()) {
      await look(subject, scan, { name: `${object.path}[${index}]`, bytes: row.bytes }, !isObjects);
    }
  }
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
  if (value.bytes.length <= 2 || (value.bytes.at(-1) !== stop && attribute.type.class !== "opaque")) return;
  await look(subject, scan, { name: `${path}@${attribute.name}`, bytes: value.bytes }, true);
}

async function look(
  subject: Subject,
  scan: Scan,
  value: { readonly name: string; readonly bytes: Hdf5Bytes["bytes"] },
  guess: boolean,
): Promise<void> {
  await scan.look({
    source: bufferSource(value.bytes),
    // A name without an ending: only the content decides.
    name: "constant",
    inner: innerPath(subject.inner, value.name),
    container: "hdf5",
    depth: subject.depth + 1,
    ...(guess || subject.guess === true ? { guess: true } : {}),
  });
}
