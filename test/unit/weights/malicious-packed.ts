import { gzipSync, zlibSync } from "fflate";
import * as pack from "../../harness/compression.ts";
import * as digits from "../../harness/digits.ts";
import * as p from "../../harness/pickle.ts";
import * as tar from "../../harness/tar.ts";
import * as zip from "../../harness/zip.ts";
import { type Construction, family, payload, run, torchPayload } from "./construction.ts";

const noise = p.utf8("training log: epoch 1");
const delta = {
  id: [3],
  properties: p.raw(3),
  pack: (content: Uint8Array) => pack.differences(content, 4),
};
const lzma2 = { id: [0x21], properties: p.raw(16), pack: pack.lzma2 };
/** No call in it is changed: so many zeros are as many decisions against it. */
const bcj2 = { id: [3, 3, 1, 0x1b], beside: [p.raw(), p.raw(), new Uint8Array(64)] };
/** The target of a call of x86 is a part of what unpickles. */
const withCall = p.file(p.bytes(p.raw(0xe8, 1, 2, 3, 0, 0, 0)), p.pop, run);

function archived(
  number: number,
  packer: (content: Uint8Array) => Uint8Array,
  name = "model.pkl",
): Uint8Array {
  return zip.archive([
    zip.member("readme", noise),
    zip.member(name, payload, { method: { number, pack: packer } }),
  ]);
}

function sevenZip(options: pack.SevenZipOptions = {}, name = "model.pkl"): Uint8Array {
  return pack.sevenZip(
    [
      { name: "readme.txt", content: noise },
      { name, content: payload },
    ],
    options,
  );
}

/** Constructions behind compression that is not deflate: what joblib, pandas and archives write, and what hides there. */
export const packed: readonly Construction[] = [
  ...family(
    "packed otherwise",
    {
      bzip2: pack.bzip2(payload),
      xz: pack.xz(payload),
      "bare LZMA": pack.lzma(payload),
      LZ4: pack.lz4(payload),
      Zstandard: pack.zstd(payload),
      "xz in bzip2 in gzip": gzipSync(pack.bzip2(pack.xz(payload))),
      "two streams, the second the pickle": p.join(pack.bzip2(p.file(p.none)), pack.bzip2(payload)),
      "a Zstandard frame behind one that is skipped": p.join(
        p.raw(0x5f, 0x2a, 0x4d, 0x18, 4, 0, 0, 0),
        noise.subarray(0, 4),
        pack.zstd(payload),
      ),
    },
    "model.joblib",
  ),
  ...family("packed otherwise", { "a name that says nothing": pack.xz(payload) }, "cache.bin"),
  ...family("packed otherwise", { "a text's name": pack.bzip2(payload) }, "notes.txt"),
  ...family("packed otherwise", { "a name without ending": pack.lz4(payload) }, "weights"),
  ...family(
    "packed, and broken behind the payload",
    {
      "bzip2 cut off": pack.bzip2(payload).slice(0, -4),
      "xz cut off": pack.xz(payload).slice(0, -20),
      "LZMA cut off": pack.lzma(p.join(payload, new Uint8Array(2000).fill(7))).slice(0, -40),
      "LZ4 cut off": pack.lz4(payload).slice(0, -4),
      "gzip with a wrong checksum": changed(gzipSync(payload), -6),
    },
    "model.joblib",
  ),
  ...family(
    "packed behind filters",
    {
      "differences in xz": pack.xz(payload, {
        filter: 3,
        properties: p.raw(0),
        filtered: (content) => pack.differences(content, 1),
      }),
      "x86 in xz": pack.xz(withCall, { filter: 4 }),
      "x86 in xz, from elsewhere": pack.xz(withCall, { filter: 4, properties: p.raw(0, 16, 0, 0) }),
      "PowerPC in xz": pack.xz(payload, { filter: 5 }),
      "IA-64 in xz": pack.xz(payload, { filter: 6 }),
      "ARM in xz": pack.xz(payload, { filter: 7 }),
      "Thumb in xz": pack.xz(payload, { filter: 8 }),
      "SPARC in xz": pack.xz(payload, { filter: 9 }),
      "ARM64 in xz": pack.xz(payload, { filter: 10 }),
    },
    "model.joblib",
  ),
  ...family(
    "packed behind filters",
    {
      "differences in 7z": sevenZip({ before: [delta], coder: lzma2 }),
      "differences of differences in 7z": sevenZip({ before: [delta, delta], coder: lzma2 }),
      "differences in 7z, and no more": sevenZip({ coder: delta }),
      "x86 in 7z": sevenZip({ before: [{ id: [3, 3, 1, 3] }], coder: lzma2 }),
      "ARM64 in 7z": sevenZip({ before: [{ id: [10] }], coder: lzma2 }),
      "BCJ2 in 7z": sevenZip({ before: [bcj2], coder: lzma2 }),
      "BCJ2 in 7z, without another": sevenZip({ coder: bcj2 }),
      "turned round in 7z": sevenZip({
        before: [{ id: [2, 3, 2], pack: turnedRound }],
        coder: lzma2,
      }),
    },
    "model.7z",
  ),
  ...family(
    "packed behind filters",
    { "a zip's member as xz": archived(95, (content) => pack.xz(content, { filter: 4 })) },
    "model.zip",
  ),
  ...family(
    "packed in a way that is not undone",
    { "a zip's member as PPMd": archived(98, (content) => content) },
    "model.zip",
  ),
  ...family(
    "packed in a way that is not undone",
    { "7z with PPMd": sevenZip({ coder: { id: [3, 4, 1], pack: (content) => content } }) },
    "model.7z",
  ),
  ...family(
    "two formats at once",
    {
      "a tar header that is a pickle": polyglotTar(),
      "bare LZMA with unusual properties": pack.lzma(payload, { lc: 0, pb: 0 }),
    },
    "model.pkl",
  ),
  ...family(
    "packed constants",
    {
      "bzip2 in bytes": p.file(p.bytes(pack.bzip2(payload))),
      "xz in bytes": p.file(p.list(p.bytes(pack.xz(payload)))),
      "LZ4 in bytes": p.file(p.bytes(pack.lz4(payload))),
      "base64 of five megabytes in zlib": p.file(
        p.bytes(zlibSync(Buffer.from(Buffer.concat([payload, Buffer.alloc(4_000_000)]).toString("base64")))),
      ),
      "Zstandard in base64": p.file(p.text(Buffer.from(pack.zstd(payload)).toString("base64"))),
      "7z in bytes": p.file(p.bytes(sevenZip())),
    },
    "model.pkl",
  ),
  ...family("other digits in constants", {
    "base32 in text": p.file(p.text(digits.base32(payload))),
    "base32 in small letters": p.file(p.text(digits.base32(payload).toLowerCase())),
    "base32 in bytes": p.file(p.bytes(p.utf8(digits.base32(payload)))),
    "base32hex in text": p.file(p.text(digits.base32(payload, digits.base32hex))),
    "base85 in text": p.file(p.text(digits.base85(payload))),
    "base85 in bytes": p.file(p.list(p.bytes(p.utf8(digits.base85(payload))))),
    "Ascii85 in text": p.file(p.text(digits.base85(payload, digits.ascii85))),
    "Ascii85 between its marks": p.file(p.text(`<~${digits.base85(payload, digits.ascii85)}~>`)),
    "Ascii85 in lines": p.file(p.text(digits.base85(payload, digits.ascii85).replace(/.{20}/g, "$&\n"))),
    "Z85 in text": p.file(p.text(digits.base85(payload, digits.z85))),
    "hexadecimal digits with blanks": p.file(
      p.text(Buffer.from(payload).toString("hex").replace(/../g, "$& ")),
    ),
    "base64 with blanks": p.file(p.text(Buffer.from(payload).toString("base64").replace(/..../g, "$& "))),
    "base64 with other characters": p.file(
      p.text(Buffer.from(payload).toString("base64").replace(/.../g, "$&.!-")),
    ),
    "base64 behind what is none": p.file(p.text(`==*${Buffer.from(payload).toString("base64")}`)),
    "uuencoded in text": p.file(p.text(digits.uu(payload))),
    "uuencoded, with the name of a file": p.file(p.text(`begin 644 a.pkl\n${digits.uu(payload)} \nend\n`)),
    "gzip, uuencoded": p.file(p.bytes(p.utf8(digits.uu(gzipSync(payload))))),
    "a text pickle in base85": p.file(p.text(digits.base85(p.utf8("cos\nsystem\n(S'echo x'\ntR.")))),
    "zlib in base85": p.file(p.text(digits.base85(zlibSync(payload)))),
    "gzip in Ascii85": p.file(p.text(digits.base85(gzipSync(payload), digits.ascii85))),
    "xz in base32": p.file(p.text(digits.base32(pack.xz(payload)))),
    "base85 in zlib": p.file(p.bytes(zlibSync(p.utf8(digits.base85(payload))))),
    "base64 in base85": p.file(p.text(digits.base85(p.utf8(Buffer.from(payload).toString("base64"))))),
    "base32 in base64": p.file(p.text(Buffer.from(digits.base32(payload)).toString("base64"))),
    "compiled code in base85": p.file(p.text(digits.base85(codeObject(5)))),
    "compiled code in base32": p.file(p.text(digits.base32(codeObject(5)))),
    "base85 by UNICODE": p.stream(0, p.text(digits.base85(payload), "UNICODE")),
    "base64 by UNICODE": p.stream(0, p.text(Buffer.from(payload).toString("base64"), "UNICODE")),
  }),
  ...family(
    "compiled code in constants",
    {
      "of Python 3.11": p.file(p.bytes(codeObject(5))),
      "of Python 3.8": p.file(p.list(p.bytes(codeObject(6)))),
      "of Python 2": p.file(p.bytes(codeObject(4))),
      "in base64": p.file(p.text(Buffer.from(codeObject(5)).toString("base64"))),
      "in zlib": p.file(p.bytes(zlibSync(codeObject(5)))),
      "in zlib in base64": p.file(p.text(Buffer.from(zlibSync(codeObject(5))).toString("base64"))),
    },
    "model.pkl",
  ),
  ...family(
    "skops",
    {
      "a function": skops({
        __class__: "FunctionNode",
        __module__: "skops.io",
        content: { module_path: "os", function: "system" },
      }),
      "a class": skops({
        __class__: "Popen",
        __module__: "subprocess",
        __loader__: "ObjectNode",
        content: {},
      }),
      "deep within": skops({
        __class__: "dict",
        __module__: "builtins",
        content: { a: [{ __class__: "methodcaller", __module__: "operator" }] },
      }),
    },
    "model.skops",
  ),
  ...family(
    "code beside weights",
    {
      "a shared library": zip.archive([
        zip.member("archive/data.pkl", p.stream(2, p.emptyDict)),
        zip.member("archive/data/0", p.raw(0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0)),
        zip.member("archive/extra/x", p.raw(0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0)),
      ]),
      "a library of macOS": zip.archive([
        zip.member("archive/data.pkl", p.stream(2, p.emptyDict)),
        zip.member("archive/extra/x", p.raw(0xcf, 0xfa, 0xed, 0xfe, 7, 0, 0, 1)),
      ]),
    },
    "model.pt",
  ),
  ...family(
    "zip methods",
    {
      bzip2: archived(12, pack.bzip2),
      LZMA: archived(14, pack.zipLzma),
      Zstandard: archived(93, pack.zstd),
      xz: archived(95, pack.xz),
      "bzip2, a name that says nothing": archived(12, pack.bzip2, "a"),
      "LZMA, an image's name": archived(14, pack.zipLzma, "a.png"),
    },
    "model.zip",
  ),
  ...family("zip methods", { "PyTorch's pickle as LZMA": torchWith(14, pack.zipLzma) }, "model.pt"),
  ...family(
    "7z",
    {
      "as it is": sevenZip(),
      LZMA2: sevenZip({ coder: { id: [0x21], properties: p.raw(16), pack: pack.lzma2 } }),
      bzip2: sevenZip({ coder: { id: [4, 2, 2], pack: pack.bzip2 } }),
      "a name that says nothing": sevenZip({}, "a"),
      "a PyTorch archive in it": pack.sevenZip([{ name: "model.pt", content: zip.pytorch(torchPayload) }]),
    },
    "model.7z",
  ),
  ...family("7z", { "under PyTorch's name": sevenZip() }, "pytorch_model.bin"),
  ...family("7z", { "in a zip": zip.archive([zip.member("inner", sevenZip())]) }, "model.zip"),
  ...family(
    "tar, packed otherwise",
    {
      xz: pack.xz(tar.archive([tar.member("a/model_weights.ckpt", torchPayload)])),
      bzip2: pack.bzip2(tar.archive([tar.member("m", payload)])),
      Zstandard: pack.zstd(tar.archive([tar.member("model.pt", zip.pytorch(torchPayload))])),
    },
    "model.nemo",
  ),
];

/** Each pair of bytes, the second one first. */
function turnedRound(content: Uint8Array): Uint8Array {
  return content.map((byte, at) => content[at ^ 1] ?? byte);
}

/** A tar whose first name is a pickle, and whose file is harmless. */
function polyglotTar(): Uint8Array {
  const name = String.fromCharCode(...payload);
  return tar.archive([tar.member(name, noise)]);
}

/** The beginning of a code object with so many numbers, then an empty bytecode. */
function codeObject(numbers: number): Uint8Array {
  return p.join(
    p.raw(0xe3),
    ...Array.from({ length: numbers }, () => p.raw(0, 0, 0, 0)),
    p.raw(0xf3, 4, 0, 0, 0, 0x97, 0, 0x53, 0),
  );
}

function skops(schema: object): Uint8Array {
  return zip.archive([zip.member("schema.json", p.utf8(JSON.stringify({ protocol: 2, content: schema })))]);
}

function torchWith(number: number, packer: (content: Uint8Array) => Uint8Array): Uint8Array {
  return zip.archive([zip.member("archive/data.pkl", torchPayload, { method: { number, pack: packer } })]);
}

/** One byte changed, counted from the end. */
function changed(bytes: Uint8Array, at: number): Uint8Array {
  const copy = bytes.slice();
  copy[copy.length + at] = (copy[copy.length + at] ?? 0) ^ 0xff;
  return copy;
}
