import type { Access } from "./access.ts";
import type { AttributeContext } from "./attributes.ts";
import { elementCount, readDataspace } from "./dataspace.ts";
import { readDatatype } from "./datatype.ts";
import type { Hdf5Dataset, Hdf5Source } from "./file.ts";
import { readFilters } from "./filters.ts";
import { type LayoutMessage, readLayout } from "./layout.ts";
import { type HeaderMessage, message } from "./object-header.ts";
import { readExternalFiles, readVirtualSources } from "./sources.ts";

/** Memory that a reader asks for by a shape alone: more than any layer has, where the file holds next to nothing. */
const impossibleBytes = 64 * 2 ** 30;

/** A dataset, put together from its header's messages. */
export async function readDataset(
  messages: readonly HeaderMessage[],
  path: string,
  context: AttributeContext,
): Promise<Hdf5Dataset | undefined> {
  const { access } = context;
  const of = (type: number) => messages.find((one) => one.type === type);
  const [typeAt, spaceAt, layoutAt, filtersAt] = [
    of(message.datatype),
    of(message.dataspace),
    of(message.layout),
    of(message.filters),
  ];
  if (layoutAt === undefined || typeAt === undefined || spaceAt === undefined) return undefined;
  return access.attempt(path, async () => {
    const type = typeAt.shared ? await context.namedType(typeAt.body) : readDatatype(typeAt.body);
    const shape = spaceAt.shared ? [] : readDataspace(spaceAt.body);
    const read = readLayout(layoutAt.body);
    const filters = filtersAt === undefined || filtersAt.shared ? [] : readFilters(filtersAt.body);
    const sources = await readSources(messages, read, path, context);
    const dataset = { type, shape, layout: read.layout, filters, sources };
    checkExtent(access, dataset, layoutAt.body.offset, path);
    return dataset;
  });
}

async function readSources(
  messages: readonly HeaderMessage[],
  { virtual }: LayoutMessage,
  path: string,
  { access, heaps }: AttributeContext,
): Promise<readonly Hdf5Source[]> {
  const files = messages.find(({ type }) => type === message.externalFiles);
  const unknown = (kind: Hdf5Source["kind"]): readonly Hdf5Source[] => [{ kind, path: "" }];
  if (files !== undefined) {
    return (
      (await access.attempt(path, () => readExternalFiles(access, files.body))) ?? unknown("external-file")
    );
  }
  if (virtual === undefined) return [];
  return (await access.attempt(path, () => readVirtualSources(heaps, virtual))) ?? unknown("virtual");
}

/** Compares what a dataset says it holds with what the file has. */
function checkExtent(access: Access, dataset: Hdf5Dataset, offset: number, path: string): void {
  const { type, shape, layout, filters, sources } = dataset;
  const wanted = elementCount(shape) * type.size;
  const { size } = access;
  const note = (code: string, text: string) =>
    access.note({ kind: "malformed", code, message: text, offset, inner: path });
  const { address, bytes = wanted } = layout;
  if (layout.kind === "contiguous" && address !== undefined && sources.length === 0) {
    if (size !== undefined && address + bytes > size) {
      note(
        "data-outside",
        `its data ends at byte ${access.base + address + bytes}, and the file at ${access.base + size}`,
      );
    }
    if (bytes < wanted) note("data-short", `its shape asks for ${wanted} bytes of data, and it has ${bytes}`);
  }
  if (layout.kind === "compact" && bytes < wanted) {
    note("data-short", `its shape asks for ${wanted} bytes of data, and it has ${bytes}`);
  }
  const isElsewhere = sources.length > 0 || layout.kind === "virtual";
  const isStored = layout.kind === "contiguous" && address !== undefined;
  const stored = filters.length > 0 ? (size ?? wanted) * 1100 : (size ?? wanted);
  if (!isElsewhere && !isStored && wanted > impossibleBytes && wanted > stored) {
    note("shape-bomb", `its shape asks for ${wanted} bytes, and the whole file has ${size} bytes`);
  }
}

/** Whether an object is data and no group. */
export function isDataset(messages: readonly HeaderMessage[]): boolean {
  return messages.some(({ type }) => type === message.layout);
}
