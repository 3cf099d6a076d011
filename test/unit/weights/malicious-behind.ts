import { deflateSync, gzipSync, zlibSync } from "fflate";
import { bzip2, compress, lz4, lzma, sevenZip, windowed, xz, zstd } from "../../harness/compression.ts";
import * as db from "../../harness/databases.ts";
import * as npy from "../../harness/npy.ts";
import * as p from "../../harness/pickle.ts";
import * as tar from "../../harness/tar.ts";
import * as zip from "../../harness/zip.ts";
import { type Construction, called, family, payload, torchPayload } from "./construction.ts";

/** What stands behind something else, what databases keep, and what is packed without a word. */

const weights = p.file(p.none);
const old = p.utf8("cposix\nsystem\n(S'id'\ntR.");
const long = p.file(
  p.text("a".repeat(30_000), "BINUNICODE"),
  p.pop,
  p.call(p.global("os", "system"), p.text("id")),
);
const torch = zip.archive([
  zip.member("archive/data.pkl", torchPayload),
  zip.member("archive/version", p.utf8("3\n")),
]);

const databases = family(
  "databases",
  {
    "a shelf in SQLite": db.sqlite(weights, payload),
    "a value in text digits": db.sqlite(Buffer.from(payload).toString("base64")),
    "a packed value": db.sqlite("key", zlibSync(payload)),
    "a value in many pages": db.sqlite("key", long),
    "the last of three hundred": db.sqlite(...Array.from({ length: 30 }, () => weights), payload),
    "an archive as a value": db.sqlite(torch),
    gdbm: db.gdbm(weights, payload),
    "gdbm, protocol 0": db.gdbm(old, weights),
    "gdbm, a long text before it": db.gdbm(long),
    LMDB: db.lmdb(payload),
    "Berkeley DB, cut up into pages": db.berkeley(long),
  },
  "cache.db",
);

const png = p.raw(
  0x89,
  0x50,
  0x4e,
  0x47,
  13,
  10,
  26,
  10,
  ...p.utf8("...."),
  ...p.utf8("IEND"),
  0xae,
  0x42,
  0x60,
  0x82,
);
const jpeg = p.raw(
  0xff,
  0xd8,
  0xff,
  0xe0,
  0,
  16,
  ...p.utf8("JFIF"),
  0,
  1,
  1,
  0,
  0,
  1,
  0,
  1,
  0,
  0,
  0xff,
  0xd9,
);
const pdf = p.utf8("%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n");
const wave = p.join(p.utf8("RIFF"), p.raw(36, 0, 0, 0), p.utf8("WAVEdata"), p.raw(0, 0, 0, 0));
const program = p.join(p.utf8("MZ"), new Uint8Array(126), p.raw(0x50, 0x45, 0, 0), new Uint8Array(64));
const behind = [
  ...family("an archive behind something else", { "a picture": p.join(png, torch) }, "logo.png"),
  ...family("an archive behind something else", { "a photograph": p.join(jpeg, torch) }, "photo.jpg"),
  ...family("an archive behind something else", { "a page": p.join(pdf, torch) }, "paper.pdf"),
  ...family("an archive behind something else", { "a sound": p.join(wave, torch) }, "voice.wav"),
  ...family("an archive behind something else", { "a program": p.join(program, torch) }, "setup.exe"),
  ...family(
    "an archive behind something else",
    { "bytes that say nothing": p.join(new Uint8Array(64).fill(0xee), torch) },
    "model.bin",
  ),
  ...family(
    "an archive behind something else",
    { "with bytes behind it as well": p.join(png, torch, new Uint8Array(300)) },
    "logo.png",
  ),
  ...family("a pickle behind something else", { "a picture": p.join(png, payload) }, "logo.png"),
  ...family("a pickle behind something else", { "a page": p.join(pdf, payload, p.raw(10)) }, "paper.pdf"),
  ...family("a pickle behind something else", { "a picture, protocol 0": p.join(png, old) }, "logo.png"),
  ...family("a pickle behind something else", {
    "a picture under a pickle's name": p.join(png, payload),
    "a program under a pickle's name": p.join(program, payload),
  }),
  ...family(
    "a pickle behind something else",
    { numbers: p.join(npy.file("'<f8'", "(1,)", new Uint8Array(8)), payload) },
    "x.npy",
  ),
];

/** The bytes of a pickle as an array of numbers. */
const numbers = npy.file("'|u1'", `(${payload.length},)`, payload);
const before = [
  ...family(
    "a pickle behind a few bytes",
    { "a version": p.join(p.utf8("MODEL\0\x01"), payload) },
    "weights.bin",
  ),
  ...family(
    "a pickle behind a few bytes",
    { "a length": p.join(p.raw(payload.length, 0, 0, 0), payload) },
    "cache.dat",
  ),
  ...family("a pickle behind a few bytes", { "the header of an array": numbers }, "state.npy"),
  ...family(
    "a pickle behind a few bytes",
    { "an array in an archive": zip.archive([zip.member("state.npy", numbers)]) },
    "state.npz",
  ),
];
const shelved = family(
  "databases",
  { "in an archive": zip.archive([zip.member("cache", db.sqlite(payload), { deflate: true })]) },
  "caches.zip",
);

const windows = Object.fromEntries(
  [9, 10, 11, 12, 13, 14].map((bits) => [`zlib, a window of 2^${bits}`, windowed(zlibSync(payload), bits)]),
);
const deflated = [
  ...family("packed without a word", { ...windows, "deflate alone": deflateSync(payload) }),
  ...family(
    "packed without a word",
    { "deflate alone, as it is": deflateSync(payload, { level: 0 }) },
    "cache.dat",
  ),
  ...family("packed without a word", { "an archive in deflate": deflateSync(torch) }, "model.deflate"),
  ...family("packed without a word", { compress: compress(long) }, "model.pkl.Z"),
];

const pickled = gzipSync(payload);
const nothing = gzipSync(p.utf8("nothing"));
const streams = [
  ...family("a stream behind another", {
    "zlib behind zlib": p.join(zlibSync(p.utf8("nothing")), zlibSync(payload)),
    "the third of zlib": p.join(zlibSync(weights), zlibSync(weights), zlibSync(payload)),
    "xz behind zlib": p.join(zlibSync(weights), xz(payload)),
    "zlib behind gzip": p.join(nothing, zlibSync(payload)),
    "gzip behind gzip, behind zeros": p.join(nothing, new Uint8Array(100), pickled),
    "gzip behind xz": p.join(xz(weights), pickled),
    "LZ4 behind bzip2": p.join(bzip2(weights), lz4(payload)),
    "Zstandard behind LZMA": p.join(lzma(weights), zstd(payload)),
    "a pickle behind gzip": p.join(nothing, payload),
    "a pickle behind Zstandard": p.join(zstd(p.utf8("nothing")), payload),
    "an archive behind gzip": p.join(nothing, torch),
    "7z behind gzip": p.join(nothing, sevenZip([{ name: "a", content: payload }])),
    "a tar behind gzip": p.join(nothing, tar.archive([tar.member("a", payload)])),
    "in a constant": p.file(p.bytes(p.join(zlibSync(p.utf8("nothing")), zlibSync(payload)))),
    "in a constant, in base64": p.file(
      p.text(Buffer.from(p.join(zlibSync(p.utf8("nothing")), zlibSync(payload))).toString("base64")),
    ),
  }),
  ...family(
    "a stream behind another",
    {
      "in an archive": zip.archive([zip.member("a", p.join(zlibSync(p.utf8("nothing")), zlibSync(payload)))]),
    },
    "a.zip",
  ),
  ...family(
    "a stream behind another",
    { "a pickle behind the end of a tar": p.join(tar.archive([tar.member("a", weights)]), payload) },
    "a.tar",
  ),
  ...family(
    "a stream behind another",
    { "gzip behind a picture": p.join(png, pickled), "xz behind a picture": p.join(png, xz(payload)) },
    "logo.png",
  ),
  ...family("a stream behind another", { "gzip behind a page": p.join(pdf, pickled) }, "paper.pdf"),
  ...family(
    "a stream behind another",
    { "bzip2 behind a program": p.join(program, bzip2(payload)) },
    "a.exe",
  ),
];

const hiding = {
  "a pickle behind a picture": p.join(png, payload),
  "a pickle behind a page": p.join(pdf, payload),
  "a pickle behind a program": p.join(program, payload),
  "an archive behind a photograph": p.join(jpeg, torch),
  "gzip behind a sound": p.join(wave, pickled),
};
const filler = p.utf8("a text ");
const inArchives = Object.entries(hiding).flatMap(([name, bytes], at) => {
  const file = ["a.png", "a.pdf", "a.dll", "a.jpg", "a.wav"][at] ?? "a";
  const members = [zip.member("readme", filler), zip.member(file, bytes, { deflate: at !== 3 })];
  const tarred = tar.archive([tar.member("readme", filler), tar.member(file, bytes)]);
  const within = "behind something else in an archive";
  return [
    ...family(within, { [`${name}, in a zip`]: zip.archive(members) }, "a.zip"),
    ...family(within, { [`${name}, in a tar`]: tarred }, "a.tar"),
    ...family(within, { [`${name}, in a packed tar`]: gzipSync(tarred) }, "a.tar.gz"),
    ...family(within, { [`${name}, in 7z`]: sevenZip([{ name: file, content: bytes }]) }, "a.7z"),
  ];
});

/** A frame that says it needs a dictionary (RFC 8878, section 3.1.1.1.1.6). */
function withDictionary(frame: Uint8Array): Uint8Array {
  return p.join(
    frame.subarray(0, 4),
    p.raw((frame[4] ?? 0) | 1),
    frame.subarray(5, 6),
    p.raw(7),
    frame.subarray(6),
  );
}

const sealed = family(
  "packed in a way that loaders undo",
  {
    "xz with a filter that is not known": xz(payload, { filter: 0x0b }),
    "Zstandard with a dictionary": withDictionary(zstd(payload)),
  },
  "model.joblib",
);

const names = family(
  "a third round of names",
  called(
    "psutil:Process.kill uuid:_ifconfig_getter pygments.formatters.img:FontManager gensim.models.wrappers:LdaMallet " +
      "pylint.lint:Run tensorflow.python.keras.layers.core:Lambda tensorflow.python.debug.cli.command_parser:evaluate_tensor_slice " +
      "numpy:info mmengine.registry:Registry.build mpmath.runtests:testit pytorch_lightning.cli:LightningCLI hydra.core.plugins:Plugins " +
      "transformers.pytorch_utils:apply_chunking_to_forward torch.autograd.gradcheck:gradcheck torch.cuda.graphs:make_graphed_callables " +
      "torch.utils.data._utils.worker:_worker_loop sklearn.utils.parallel:Parallel werkzeug.local:LocalProxy dask.compatibility:apply " +
      "torchvision.datasets.folder:pil_loader click.utils:LazyFile lxml.html.html5parser:parse configobj:ConfigObj pickleshare:PickleShareDB " +
      "ollama:generate numpy:set_string_function numpy:set_numeric_ops auto_gptq:AutoGPTQForCausalLM.from_quantized " +
      "ray.rllib.algorithms.algorithm:Algorithm.from_checkpoint unstructured.partition.auto:partition",
  ),
);

export const behindAndBeside: readonly Construction[] = [
  ...databases,
  ...shelved,
  ...before,
  ...behind,
  ...deflated,
  ...streams,
  ...inArchives,
  ...sealed,
  ...names,
];
