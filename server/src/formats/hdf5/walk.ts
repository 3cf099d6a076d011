import type { Access } from "./access.ts";
import { type AttributeContext, readAttribute } from "./attributes.ts";
import type { Cursor } from "./cursor.ts";
import { isDataset, readDataset } from "./dataset.ts";
import { readDatatype } from "./datatype.ts";
import { Hdf5Fault } from "./fault.ts";
import type { Hdf5Attribute, Hdf5Link, Hdf5Object, Hdf5Type } from "./file.ts";
import { openFractalHeap } from "./fractal-heap.ts";
import { GlobalHeaps } from "./global-heap.ts";
import { readSymbolTable } from "./groups.ts";
import { type LinkEntry, readLink } from "./links.ts";
import { type HeaderMessage, message, readObjectHeader } from "./object-header.ts";
import { readTree2 } from "./tree2.ts";

interface Place {
  readonly path: string;
  readonly header: number;
  /** The headers of the groups around it. */
  readonly around: readonly number[];
}

/** Types of trees of links and of attributes by name (specification III.A.2). */
const linkTree = [5, 6];
const attributeTree = [8, 9];
const longestPath = 4096;

function byName(left: LinkEntry, right: LinkEntry): number {
  return left.name < right.name ? -1 : left.name > right.name ? 1 : 0;
}

/** Goes through the groups of a file from its root, each object once. */
export class Walker {
  readonly objects: Hdf5Object[] = [];
  readonly links: Hdf5Link[] = [];
  readonly #access: Access;
  readonly #context: AttributeContext;
  readonly #seen = new Set<number>();

  constructor(access: Access) {
    this.#access = access;
    const heaps = new GlobalHeaps(access);
    this.#context = { access, heaps, namedType: (reference) => this.#namedType(reference) };
  }

  async walk(root: number): Promise<void> {
    const open: Place[] = [{ path: "/", header: root, around: [] }];
    for (let place = open.pop(); place !== undefined; place = open.pop()) {
      if (this.#seen.has(place.header)) continue;
      this.#seen.add(place.header);
      const { archiveMembers } = this.#access.limits;
      if (this.objects.length >= archiveMembers) {
        this.#note(place, "object-limit", `more than ${archiveMembers} objects`, "limit");
        return;
      }
      const current = place;
      const entries = await this.#access.attempt(place.path, () => this.#object(current));
      const inside: Place[] = [];
      for (const entry of [...(entries ?? [])].sort(byName)) this.#follow(place, entry, inside);
      open.push(...inside.reverse());
    }
  }

  #note({ path, header }: Place, code: string, text: string, kind: "limit" | "malformed"): void {
    this.#access.note({ kind, code, message: text, offset: this.#access.base + header, inner: path });
  }

  /** Reads one object, and answers the entries of a group. */
  async #object(place: Place): Promise<readonly LinkEntry[]> {
    const { path, header } = place;
    const messages = await readObjectHeader(this.#access, header);
    const attributes = await this.#attributes(messages, path);
    const dataset = isDataset(messages) ? await readDataset(messages, path, this.#context) : undefined;
    const offset = this.#access.base + header;
    this.objects.push({ path, offset, attributes, ...(dataset === undefined ? {} : { dataset }) });
    return isDataset(messages) ? [] : this.#entries(messages, place);
  }

  async #attributes(messages: readonly HeaderMessage[], path: string): Promise<readonly Hdf5Attribute[]> {
    const found: Hdf5Attribute[] = [];
    for (const { type, shared, body } of messages) {
      if (type === message.attributeInfo) await this.#denseAttributes(body, path, found);
      if (type !== message.attribute || shared) continue;
      const read = await this.#access.attempt(path, () => readAttribute(body, this.#context));
      if (read !== undefined) found.push(read);
    }
    return found;
  }

  async #denseAttributes(body: Cursor, path: string, found: Hdf5Attribute[]): Promise<void> {
    await this.#dense(
      body,
      path,
      { trees: attributeTree, countBytes: 2, idBytes: 8, skip: 0 },
      async (value) => {
        found.push(await readAttribute(value, this.#context));
      },
    );
  }

  async #entries(messages: readonly HeaderMessage[], place: Place): Promise<readonly LinkEntry[]> {
    const entries: LinkEntry[] = [];
    for (const { type, body } of messages) {
      await this.#access.attempt(place.path, async () => {
        if (type === message.link) entries.push(readLink(body));
        if (type === message.linkInfo) {
          const dense = { trees: linkTree, countBytes: 8, idBytes: 7, skip: 4 };
          await this.#dense(body, place.path, dense, async (value) => {
            entries.push(readLink(value));
          });
        }
        if (type !== message.symbolTable) return;
        const [tree, heap] = [body.address(), body.address()];
        if (tree === undefined || heap === undefined) return;
        entries.push(...(await readSymbolTable(this.#access, tree, heap)));
      });
    }
    return entries;
  }

  /** What a fractal heap keeps, each entry found by the tree of names over it. */
  async #dense(
    body: Cursor,
    path: string,
    kind: {
      readonly trees: readonly number[];
      readonly countBytes: number;
      readonly idBytes: number;
      readonly skip: number;
    },
    read: (value: Cursor) => Promise<void>,
  ): Promise<void> {
    await this.#access.attempt(path, async () => {
      body.skip(1);
      const flags = body.uint(1);
      if ((flags & 1) !== 0) body.skip(kind.countBytes);
      const [heapAddress, treeAddress] = [body.address(), body.address()];
      if (heapAddress === undefined || treeAddress === undefined) return;
      const heap = await openFractalHeap(this.#access, heapAddress);
      for (const record of await readTree2(this.#access, treeAddress, kind.trees)) {
        await this.#access.attempt(path, async () => {
          record.skip(kind.skip);
          await read(await heap.object(record.sub(kind.idBytes)));
        });
      }
    });
  }

  #follow(place: Place, entry: LinkEntry, open: Place[]): void {
    const path = `${place.path === "/" ? "" : place.path}/${entry.name}`;
    const offset = this.#access.base + place.header;
    if (entry.kind === "soft") this.links.push({ path, offset, kind: "soft", target: entry.target });
    else if (entry.kind === "external") {
      this.links.push({ path, offset, kind: "external", target: entry.target, file: entry.file });
    } else if (entry.kind === "user-defined") {
      this.links.push({ path, offset, kind: "user-defined", target: `type ${entry.type}` });
    } else if (entry.header !== undefined) this.#followHard(place, path, entry.header, open);
    if (entry.name === "" || entry.name.includes("/")) {
      this.#note(place, "entry-name", "an entry of a group has a name that no path can hold", "malformed");
    }
  }

  #followHard(place: Place, path: string, header: number, open: Place[]): void {
    if (header === place.header || place.around.includes(header)) {
      this.#note(place, "group-cycle", `the entry \`${path}\` leads back to a group around it`, "malformed");
      return;
    }
    if (this.#seen.has(header)) return;
    if (place.around.length >= this.#access.limits.depth || path.length > longestPath) {
      this.#note(place, "depth-limit", "groups lie too deep in each other", "limit");
      return;
    }
    open.push({ path, header, around: [...place.around, place.header] });
  }

  /** A type that lies elsewhere in the file: a shared message (specification IV.A.1.c) that leads to a named type. */
  async #namedType(reference: Cursor): Promise<Hdf5Type> {
    const version = reference.uint(1);
    const kind = reference.uint(1);
    if (version === 1) reference.skip(6);
    if (version === 3 && kind === 1) {
      throw new Hdf5Fault(
        "shared-table",
        "a type lies in a table of shared messages, which is not read here",
        reference.offset,
        "unsupported",
      );
    }
    const address = reference.address();
    if (address === undefined) throw new Hdf5Fault("named-type", "a type is nowhere", reference.offset);
    const messages = await readObjectHeader(this.#access, address);
    const found = messages.find(({ type, shared }) => type === message.datatype && !shared);
    if (found === undefined)
      throw new Hdf5Fault("named-type", "a type is not where it should be", reference.offset);
    return readDatatype(found.body);
  }
}
