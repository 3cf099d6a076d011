import { gzipSync, zlibSync } from "fflate";
import * as npy from "../../harness/npy.ts";
import * as p from "../../harness/pickle.ts";
import * as tar from "../../harness/tar.ts";
import * as zip from "../../harness/zip.ts";
import { type Construction, command, family, payload, run, system, torchPayload } from "./construction.ts";
import { behindAndBeside } from "./malicious-behind.ts";
import { constructors } from "./malicious-constructors.ts";
import { further } from "./malicious-further.ts";
import { madeByFunctions } from "./malicious-made.ts";
import { metadata } from "./malicious-metadata.ts";
import { namesAndChains } from "./malicious-names.ts";
import { packed } from "./malicious-packed.ts";
import { round } from "./malicious-round.ts";
import { secondRound } from "./malicious-second-round.ts";
import { tricks } from "./malicious-tricks.ts";

const { Op } = p;

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64");
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}

/** One import by REDUCE with the arguments that the function would want. */
function calls(...pairs: readonly (readonly [string, string])[]): Readonly<Record<string, Uint8Array>> {
  return Object.fromEntries(
    pairs.map(([module, name]) => [
      `${module}.${name}`,
      p.file(p.call(p.stackGlobal(module, name), command)),
    ]),
  );
}

const opcodeTricks: readonly Construction[] = [
  ...family("plain call", {
    "protocol 0": p.join(
      system,
      p.mark,
      p.string("echo", "STRING"),
      p.opcode(Op.TUPLE),
      p.reduceOpcode,
      p.stop,
    ),
    "protocol 2": p.stream(2, p.call(system, p.text("echo", "BINUNICODE"))),
    "protocol 4": payload,
    "protocol 5 with a frame": p.stream(5, p.framed(run)),
  }),
  ...family("call without REDUCE", {
    INST: p.file(p.inst("os", "system", command)),
    OBJ: p.file(p.obj(system, command)),
    NEWOBJ: p.file(p.newobj(p.global("subprocess", "Popen"), p.list(command))),
    NEWOBJ_EX: p.file(
      p.newobjEx(p.global("subprocess", "Popen"), p.tuple(command), p.dict([p.text("shell"), p.yes])),
    ),
    "OBJ whose result is popped": p.file(p.obj(system, command), p.pop, p.none),
    "bytes.__new__ over map": p.file(
      p.newobj(
        p.stackGlobal("builtins", "bytes"),
        p.newobj(p.stackGlobal("builtins", "map"), system, p.list(command)),
      ),
    ),
  }),
  ...family("BUILD calls", {
    "__setstate__ as an item of the state": p.file(
      p.build(p.newobj(p.stackGlobal("collections", "Counter")), p.dict([p.text("__setstate__"), system])),
      p.text("echo hello"),
      p.buildOpcode,
    ),
    "slots state": p.file(
      p.build(
        p.newobj(p.stackGlobal("collections", "Counter")),
        p.tuple(p.none, p.dict([p.text("__reduce__"), system])),
      ),
    ),
    "of an imported module's function": p.file(
      p.build(p.stackGlobal("torch.nn.functional", "relu"), p.dict([p.text("x"), p.int(1)])),
    ),
  }),
  ...family("changes what it imports", {
    "SETITEM on sys.modules": p.file(p.stackGlobal("sys", "modules"), p.text("json"), p.none, p.setItem),
    "SETITEM on an allowed name": p.file(
      p.stackGlobal("collections", "OrderedDict"),
      p.text("x"),
      p.none,
      p.setItem,
    ),
    "SETITEMS on an allowed name": p.file(
      p.stackGlobal("torch", "float32"),
      p.mark,
      p.text("x"),
      p.none,
      p.opcode(Op.SETITEMS),
    ),
    "APPEND to an allowed name": p.file(p.stackGlobal("torch", "float32"), p.none, p.append),
    "APPENDS to an allowed name": p.file(
      p.stackGlobal("torch", "float32"),
      p.mark,
      p.none,
      p.opcode(Op.APPENDS),
    ),
    "ADDITEMS to an allowed name": p.file(
      p.stackGlobal("torch", "float32"),
      p.mark,
      p.none,
      p.opcode(Op.ADDITEMS),
    ),
    "BUILD of a class": p.file(
      p.build(p.stackGlobal("collections", "OrderedDict"), p.dict([p.text("items"), p.none])),
    ),
  }),
  ...family("memo confusion", {
    "GET of a name put behind a POP": p.file(
      p.text("os"),
      p.put(0),
      p.pop,
      p.get(0),
      p.text("system"),
      p.stackGlobalOpcode,
      p.tuple(command),
      p.reduceOpcode,
    ),
    "MEMOIZE counts entries": p.file(
      p.text("x"),
      p.put(7),
      p.pop,
      p.text("os"),
      p.memoize,
      p.pop,
      p.get(1),
      p.text("system"),
      p.stackGlobalOpcode,
    ),
    "PUT twice at one place": p.file(
      p.text("math"),
      p.put(0),
      p.pop,
      p.text("os"),
      p.put(0),
      p.pop,
      p.get(0),
      p.text("system"),
      p.stackGlobalOpcode,
    ),
    "GET by text": p.file(
      p.text("os"),
      p.putText("0"),
      p.pop,
      p.getText(" 00"),
      p.text("system"),
      p.stackGlobalOpcode,
    ),
    "LONG_BINPUT far away": p.file(
      p.text("os"),
      p.put(4_000_000_000),
      p.pop,
      p.get(4_000_000_000),
      p.text("system"),
      p.stackGlobalOpcode,
    ),
    "the import itself from the memo": p.file(
      system,
      p.put(3),
      p.pop,
      p.none,
      p.pop,
      p.get(3),
      p.tuple(command),
      p.reduceOpcode,
    ),
  }),
  ...family("stack confusion", {
    "DUP of a name": p.file(p.text("os"), p.dup, p.pop, p.text("system"), p.stackGlobalOpcode),
    "POP takes a MARK": p.file(p.mark, p.pop, run),
    "POP_MARK throws away a decoy": p.file(p.mark, p.stackGlobal("math", "sqrt"), p.popMark, run),
    "names below a MARK that goes": p.file(
      p.text("os"),
      p.text("system"),
      p.mark,
      p.none,
      p.popMark,
      p.stackGlobalOpcode,
    ),
    "decoys between the names": p.file(
      p.text("os"),
      p.text("decoy"),
      p.pop,
      p.text("system"),
      p.stackGlobalOpcode,
    ),
  }),
  ...family("names by other opcodes", {
    UNICODE: p.file(p.text("\\u006fs", "UNICODE"), p.text("s\\u0079stem", "UNICODE"), p.stackGlobalOpcode),
    STRING: p.file(p.string("\\x6fs", "STRING"), p.string("sys\\164em", "STRING"), p.stackGlobalOpcode),
    BINSTRING: p.file(p.string("os", "BINSTRING"), p.string("system", "BINSTRING"), p.stackGlobalOpcode),
    SHORT_BINSTRING: p.file(p.string("os"), p.string("system"), p.stackGlobalOpcode),
    BINUNICODE8: p.file(p.text("os", "BINUNICODE8"), p.text("system", "BINUNICODE8"), p.stackGlobalOpcode),
  }),
  ...family("computed names", {
    "name from a call": p.file(
      p.text("os"),
      p.call(p.stackGlobal("builtins", "str"), p.text("system")),
      p.stackGlobalOpcode,
    ),
    "module from a call": p.file(
      p.call(p.stackGlobal("builtins", "str"), p.text("os")),
      p.text("system"),
      p.stackGlobalOpcode,
    ),
    "name from a persistent id": p.file(p.text("os"), p.persistent(p.text("system")), p.stackGlobalOpcode),
  }),
  ...family("extension registry", {
    EXT1: p.file(p.extension(1)),
    EXT2: p.file(p.extension(1000)),
    EXT4: p.file(p.extension(100_000)),
    "registered in the same file": p.file(
      p.call(p.stackGlobal("copyreg", "add_extension"), p.text("os"), p.text("system"), p.int(77)),
      p.pop,
      p.extension(77),
    ),
    "the inverted registry itself": p.file(
      p.stackGlobal("copyreg", "_inverted_registry"),
      p.int(5),
      p.tuple(p.text("os"), p.text("system")),
      p.setItem,
      p.extension(5),
    ),
  }),
  ...family("dotted names", {
    "STACK_GLOBAL through an innocent module": p.file(p.stackGlobal("torch.serialization", "os.system")),
    "GLOBAL of protocol 4": p.file(p.global("collections", "_sys.modules")),
    "through a class": p.file(p.stackGlobal("collections", "OrderedDict.__init__.__globals__")),
    "through __class__": p.file(p.stackGlobal("torch", "float32.__class__.__base__.__subclasses__")),
    "below a denied name": p.file(p.stackGlobal("builtins", "eval.__call__")),
    "a file method": p.file(p.stackGlobal("numpy", "ndarray.tofile")),
    "a module that a module has imported": p.file(p.stackGlobal("torch.utils.data", "os")),
  }),
  ...family("Python 2 names", {
    "__builtin__.execfile": p.stream(
      2,
      p.call(p.global("__builtin__", "execfile"), p.text("x", "BINUNICODE")),
    ),
    "commands.getoutput": p.stream(2, p.call(p.global("commands", "getoutput"), p.text("id", "BINUNICODE"))),
    "itertools.imap": p.stream(2, p.call(p.global("itertools", "imap"), p.none)),
    "copy_reg.add_extension": p.stream(2, p.call(p.global("copy_reg", "add_extension"), p.none)),
    "urllib.urlretrieve": p.stream(2, p.call(p.global("urllib", "urlretrieve"), p.none)),
    "exec through __builtin__ at protocol 0": p.join(
      p.inst("__builtin__", "eval", p.string("1", "STRING")),
      p.stop,
    ),
  }),
  ...family("several pickles", {
    "the second": p.join(p.file(p.none), payload),
    "the tenth": p.join(...Array.from({ length: 9 }, () => p.file(p.int(1))), payload),
    "behind junk": p.join(p.file(p.none), p.latin1("some junk that is no pickle"), payload),
    "behind zeros": p.join(p.file(p.none), new Uint8Array(4096), payload),
    "of protocol 0 behind junk": p.join(
      p.file(p.none),
      p.latin1("\xff\xff"),
      p.join(system, p.tuple(p.string("id", "STRING")), p.reduceOpcode, p.stop),
    ),
    "without PROTO": p.join(system, p.tuple(p.text("id")), p.reduceOpcode, p.stop),
    "behind one that breaks": p.join(p.proto(4), p.raw(0xff), payload),
  }),
  ...family("broken behind the payload", {
    "cut off": payload.slice(0, -1),
    "bad opcode": p.join(p.proto(4), run, p.raw(0xff), p.stop),
    "bad UTF-8": p.join(p.proto(4), run, p.opcode(Op.SHORT_BINUNICODE, p.raw(2, 0xff, 0xfe)), p.stop),
    "stack underflow": p.join(p.proto(4), run, p.pop, p.pop, p.stop),
    "memo unset": p.join(p.proto(4), run, p.get(99), p.stop),
    "a length of a tebibyte": p.join(p.proto(4), run, p.lying(Op.BINBYTES8, 2 ** 40, 8, p.raw(1)), p.stop),
    "a length of 2^63": p.join(p.proto(4), run, p.lying(Op.BINUNICODE8, 2n ** 63n, 8, p.raw(1)), p.stop),
    "a negative LONG4": p.join(p.proto(4), run, p.lying(Op.LONG4, -1, 4, p.raw(1)), p.stop),
    "an unknown protocol": p.join(p.proto(4), run, p.proto(200), p.stop),
    "MARK without an end": p.join(p.proto(4), run, p.mark, p.stop),
  }),
  ...family("broken behind a harmless import", {
    "bad opcode": p.join(p.proto(4), p.stackGlobal("collections", "OrderedDict"), p.raw(0xff)),
    "cut off": p.join(p.proto(4), p.stackGlobal("collections", "OrderedDict")),
    "no line end": p.join(
      p.proto(2),
      p.global("collections", "OrderedDict"),
      p.opcode(Op.INT, p.latin1("1")),
    ),
  }),
  ...family("frames that lie", {
    "ends inside of an opcode": p.join(p.proto(4), p.frame(3), p.global("os", "system"), p.stop),
    "splits a name, for C's reader": p.join(
      p.proto(4),
      p.frame(2),
      p.opcode(Op.GLOBAL, p.latin1("xos\nsystem\n")),
      p.stop,
    ),
    "reaches beyond the file": p.join(
      p.proto(4),
      p.frame(2 ** 40),
      p.stackGlobal("collections", "OrderedDict"),
      p.stop,
    ),
    "goes on behind STOP": p.join(p.proto(4), p.frame(100), p.none, p.stop, new Uint8Array(120)),
    "within a frame": p.join(
      p.proto(4),
      p.frame(60),
      p.frame(4),
      p.stackGlobal("collections", "OrderedDict"),
      p.none,
      p.stop,
      new Uint8Array(60),
    ),
  }),
  ...family("expansion bombs", {
    "a DUP at a time": p.join(p.proto(4), p.emptyList, new Uint8Array(200_000).fill(Op.DUP), run, p.stop),
    "memo doubling": p.file(
      p.emptyList,
      p.put(0),
      ...Array.from({ length: 64 }, () => p.join(p.get(0), p.dup, p.opcode(Op.TUPLE2), p.put(0))),
      run,
    ),
    "deep tuples": p.join(p.proto(4), p.none, new Uint8Array(200_000).fill(Op.TUPLE1), run, p.stop),
  }),
  ...family("persistent ids", {
    "a class with its source": p.stream(
      2,
      p.persistent(p.tuple(p.text("module", "BINUNICODE"), p.global("os", "system"))),
      p.tuple(p.text("id", "BINUNICODE")),
      p.reduceOpcode,
    ),
    "an import within an id": p.stream(2, p.persistent(p.tuple(p.global("os", "system")))),
  }),
];

const libraryTricks: readonly Construction[] = [
  ...family(
    "shell",
    calls(
      ["os", "popen"],
      ["posix", "spawnv"],
      ["nt", "system"],
      ["subprocess", "check_output"],
      ["pty", "spawn"],
      ["commands", "getoutput"],
      ["platform", "popen"],
      ["_posixsubprocess", "fork_exec"],
      ["asyncio", "create_subprocess_shell"],
      ["distutils.spawn", "spawn"],
      ["pip", "main"],
      ["numpy.distutils.exec_command", "exec_command"],
      ["torch.utils.collect_env", "run"],
      ["uuid", "_get_command_stdout"],
    ),
  ),
  ...family(
    "evaluators",
    calls(
      ["builtins", "eval"],
      ["builtins", "exec"],
      ["code", "InteractiveInterpreter"],
      ["timeit", "timeit"],
      ["cProfile", "run"],
      ["profile", "Profile.run"],
      ["pdb", "run"],
      ["bdb", "Bdb.run"],
      ["trace", "Trace.run"],
      ["doctest", "debug_script"],
      ["idlelib.run", "Executive.runcode"],
      ["lib2to3.pgen2.grammar", "Grammar.loads"],
      ["numpy.testing._private.utils", "runstring"],
      ["numpy.f2py.crackfortran", "myeval"],
      ["pandas.core.computation.eval", "eval"],
      ["sympy", "sympify"],
      ["torch.fx.graph_module", "reduce_graph_module"],
      ["torch.jit.unsupported_tensor_ops", "execWrapper"],
      ["torch._dynamo.guards", "GuardBuilder.get"],
    ),
  ),
  ...family(
    "import machinery",
    calls(
      ["builtins", "__import__"],
      ["importlib", "import_module"],
      ["importlib.machinery", "SourceFileLoader"],
      ["imp", "load_source"],
      ["pkgutil", "resolve_name"],
      ["runpy", "run_path"],
      ["pydoc", "locate"],
      ["zipimport", "zipimporter"],
      ["numpy.core", "_ufunc_reconstruct"],
      ["numpy._core", "_ufunc_reconstruct"],
    ),
  ),
  ...family(
    "code objects",
    calls(
      ["types", "CodeType"],
      ["types", "FunctionType"],
      ["marshal", "loads"],
      ["cloudpickle.cloudpickle", "_make_function"],
      ["dill._dill", "_create_function"],
      ["builtins", "__build_class__"],
    ),
  ),
  ...family("attribute access", {
    ...calls(
      ["operator", "attrgetter"],
      ["operator", "methodcaller"],
      ["builtins", "setattr"],
      ["builtins", "vars"],
      ["builtins", "globals"],
      ["functools", "reduce"],
      ["itertools", "starmap"],
    ),
    "getattr of a module": p.file(
      p.call(
        p.call(
          p.stackGlobal("builtins", "getattr"),
          p.stackGlobal("collections", "OrderedDict"),
          p.text("fromkeys"),
        ),
        p.none,
      ),
    ),
    "getattr of a dunder": p.file(
      p.call(
        p.stackGlobal("builtins", "getattr"),
        p.stackGlobal("collections", "OrderedDict"),
        p.text("__init__"),
      ),
    ),
    "partial of a denied function": p.file(p.call(p.stackGlobal("functools", "partial"), system, command)),
    "partial that is called": p.file(
      p.call(p.call(p.stackGlobal("functools", "partial"), p.stackGlobal("numpy", "mean")), command),
    ),
  }),
  ...family(
    "other unpicklers",
    calls(
      ["pickle", "loads"],
      ["_pickle", "Unpickler"],
      ["shelve", "open"],
      ["joblib", "load"],
      ["numpy", "load"],
      ["pandas", "read_pickle"],
      ["torch", "load"],
      ["torch.hub", "load"],
      ["torch.package", "PackageImporter"],
      ["yaml", "unsafe_load"],
      ["torch.storage", "_load_from_bytes"],
    ),
  ),
  ...family(
    "files",
    calls(
      ["builtins", "open"],
      ["io", "FileIO"],
      ["codecs", "open"],
      ["shutil", "rmtree"],
      ["os", "remove"],
      ["pathlib", "Path.write_text"],
      ["tempfile", "NamedTemporaryFile"],
      ["numpy", "savetxt"],
      ["numpy", "memmap"],
      ["logging", "FileHandler"],
      ["linecache", "getlines"],
      ["sqlite3", "connect"],
    ),
  ),
  ...family(
    "network",
    calls(
      ["socket", "create_connection"],
      ["urllib.request", "urlopen"],
      ["http.client", "HTTPSConnection"],
      ["ftplib", "FTP"],
      ["smtplib", "SMTP"],
      ["ssl", "get_server_certificate"],
      ["requests", "get"],
      ["xmlrpc.client", "ServerProxy"],
      ["aiohttp", "ClientSession"],
    ),
  ),
  ...family(
    "native code",
    calls(
      ["ctypes", "CDLL"],
      ["_ctypes", "dlopen"],
      ["cffi", "FFI"],
      ["numpy.ctypeslib", "load_library"],
      ["torch.ops", "load_library"],
      ["torch.utils.cpp_extension", "load"],
      ["winreg", "SetValue"],
    ),
  ),
  ...family(
    "interpreter",
    calls(
      ["sys", "settrace"],
      ["sys", "modules"],
      ["atexit", "register"],
      ["gc", "get_objects"],
      ["signal", "signal"],
      ["threading", "Thread"],
      ["concurrent.futures", "ThreadPoolExecutor"],
      ["copyreg", "pickle"],
      ["site", "main"],
    ),
  ),
  ...family(
    "names that tell",
    calls(
      ["some.package.tools", "run_command"],
      ["some.package", "exec"],
      ["helpers", "popen"],
      ["plugin.loader", "import_module"],
      ["x.y", "eval"],
    ),
  ),
];

const nested: readonly Construction[] = [
  ...family("nested pickles", {
    "in bytes": p.file(p.bytes(payload)),
    "in long bytes": p.file(p.bytes(p.join(p.proto(4), p.text("x".repeat(70_000)), p.pop, run, p.stop))),
    "in a bytearray": p.file(p.bytes(payload, "BYTEARRAY8")),
    "in text, as protocol 2 writes bytes": p.stream(
      2,
      p.call(
        p.global("_codecs", "encode"),
        p.text(latin1Text(payload), "BINUNICODE"),
        p.text("latin1", "BINUNICODE"),
      ),
    ),
    "in base64": p.file(p.text(base64(payload))),
    "in base64 bytes": p.file(p.bytes(p.latin1(base64(payload)))),
    "in hexadecimal": p.file(p.text(hex(payload))),
    "in zlib": p.file(p.bytes(zlibSync(payload))),
    "in gzip": p.file(p.bytes(gzipSync(payload))),
    "in zlib in base64": p.file(p.text(base64(zlibSync(payload)))),
    "two levels deep": p.file(p.bytes(p.file(p.bytes(payload)))),
    "a PyTorch file": p.file(p.bytes(zip.pytorch(torchPayload))),
    "in STRING": p.join(p.opcode(Op.STRING, p.latin1(`'${escaped(payload)}'\n`)), p.stop),
    "protocol 0 in bytes": p.file(
      p.bytes(p.join(system, p.tuple(p.string("id", "STRING")), p.reduceOpcode, p.stop)),
    ),
    "handed to torch's own loader": p.file(
      p.call(p.stackGlobal("torch.storage", "_load_from_bytes"), p.bytes(payload)),
    ),
  }),
  ...family("nested beyond what is followed", {
    "ten levels": Array.from({ length: 10 }).reduce<Uint8Array>((inner) => p.file(p.bytes(inner)), payload),
  }),
];

function latin1Text(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
}

function escaped(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => `\\x${byte.toString(16).padStart(2, "0")}`).join("");
}

const data = (name: string, options: zip.MemberOptions = {}) => zip.member(name, torchPayload, options);
const clean = zip.member("archive/data.pkl", p.stream(2, p.emptyDict));

const archives: readonly Construction[] = [
  ...family(
    "PyTorch zip",
    {
      stored: zip.pytorch(torchPayload),
      "another root": zip.archive([data("resnet/data.pkl"), zip.member("resnet/version", p.latin1("3\n"))]),
      deflated: zip.archive([data("archive/data.pkl", { deflate: true })]),
      "constants.pkl": zip.archive([clean, data("archive/constants.pkl")]),
      "no root": zip.archive([data("data.pkl")]),
      "a data descriptor": zip.archive([data("archive/data.pkl", { descriptor: true, deflate: true })]),
      ZIP64: zip.archive([data("archive/data.pkl")], { zip64: true }),
      "a comment": zip.archive([data("archive/data.pkl")], { comment: p.latin1("hello") }),
    },
    "model.pt",
  ),
  ...family(
    "members under other names",
    {
      "no ending": zip.archive([clean, data("archive/notes")]),
      "a text's name": zip.archive([clean, data("archive/README.md")]),
      "an image's name": zip.archive([clean, data("archive/logo.png")]),
      "a tensor's name": zip.archive([clean, data("archive/data/0")]),
      "a name with a NUL": zip.archive([clean, data("archive/x\0.pkl")]),
      "a hidden folder": zip.archive([clean, data("archive/.data/serialization_id")]),
    },
    "model.pt",
  ),
  ...family(
    "headers that lie",
    {
      "local name": zip.archive([data("archive/data.pkl", { local: { name: "archive/data.txt" } })]),
      "wrong CRC": zip.archive([data("archive/data.pkl", { central: { crc: 1 }, local: { crc: 1 } })]),
      "CRC differs": zip.archive([data("archive/data.pkl", { local: { crc: 1 } })]),
      "encrypted flag in the directory": zip.archive([data("archive/data.pkl", { central: { flags: 1 } })]),
      "encrypted flag in both": zip.archive([
        data("archive/data.pkl", { central: { flags: 1 }, local: { flags: 1 } }),
      ]),
      "local method": zip.archive([data("archive/data.pkl", { local: { method: 8 } })]),
      "local size": zip.archive([data("archive/data.pkl", { local: { size: 1, compressedSize: 1 } })]),
      "uncompressed size": zip.archive([data("archive/data.pkl", { central: { size: 3 } })]),
      "compressed size of a stored member": zip.archive([
        data("archive/data.pkl", { central: { compressedSize: 3 } }),
      ]),
      "unknown method": zip.archive([
        zip.member("archive/data.pkl", torchPayload, { central: { method: 9 }, local: { method: 9 } }),
      ]),
    },
    "model.pt",
  ),
  ...family(
    "duplicate names",
    {
      "the last is bad": zip.archive([clean, data("archive/data.pkl")]),
      "the first is bad": zip.archive([data("archive/data.pkl"), clean]),
    },
    "model.pt",
  ),
  ...family(
    "directories that lie",
    {
      "data before the archive": zip.archive([data("archive/data.pkl")], {
        prefix: p.latin1("PK\x03\x04 decoy"),
        prefixCounted: true,
      }),
      "offsets that do not count it": zip.archive([data("archive/data.pkl")], {
        prefix: p.latin1("PK\x03\x04 decoy"),
        prefixCounted: false,
      }),
      "a wrong count": zip.archive([clean, data("archive/more.pkl")], { end: { entries: 1 } }),
      "no directory": zip.pytorch(torchPayload).slice(0, -30),
      "an end record in the comment": zip.archive([data("archive/data.pkl")], { comment: zip.archive([]) }),
      "two archives in one": p.join(
        zip.pytorch(torchPayload),
        zip.archive([zip.member("archive/data.pkl", p.stream(2, p.emptyDict))]),
      ),
    },
    "model.pt",
  ),
  ...family(
    "paths",
    {
      "..": zip.archive([clean, zip.member("../../etc/cron.d/x", p.latin1("x"))]),
      absolute: zip.archive([clean, zip.member("/etc/cron.d/x", p.latin1("x"))]),
      "a drive": zip.archive([clean, zip.member("C:\\x", p.latin1("x"))]),
    },
    "model.pt",
  ),
  ...family(
    "archives in archives",
    {
      "a zip in a zip": zip.archive([zip.member("inner.zip", zip.pytorch(torchPayload))]),
      "an npz in a zip": zip.archive([
        zip.member("inner.npz", zip.archive([zip.member("a.npy", npy.objects(payload))])),
      ]),
      "gzip in a zip": zip.archive([zip.member("model.pkl.gz", gzipSync(payload))]),
      "a tar in a zip": zip.archive([
        zip.member("model.tar", tar.archive([tar.member("model.pkl", payload)])),
      ]),
    },
    "model.zip",
  ),
  ...family(
    "raw pickle under another name",
    {
      ".bin": payload,
    },
    "pytorch_model.bin",
  ),
  ...family("raw pickle under another name", { ".dat": payload }, "weights.dat"),
  ...family("raw pickle under another name", { "no ending": payload }, "weights"),
  ...family("raw pickle under another name", { ".npy": payload }, "weights.npy"),
  ...family("raw pickle under another name", { ".safetensors": payload }, "model.safetensors"),
  ...family("raw pickle under another name", { ".txt": payload }, "notes.txt"),
  ...family("raw pickle under another name", { ".zip": payload }, "model.zip"),
  ...family(
    "pickle and zip in one",
    {
      "a pickle before a zip": p.join(payload, zip.archive([clean])),
      "a zip behind a harmless pickle": p.join(p.file(p.none), zip.pytorch(torchPayload)),
    },
    "model.pt",
  ),
  ...family("compressed", { gzip: gzipSync(payload) }, "model.pkl.gz"),
  ...family("compressed", { zlib: zlibSync(payload) }, "model.joblib"),
  ...family("compressed", { "gzip under a pickle's name": gzipSync(payload) }, "model.pkl"),
  ...family("compressed", { "gzip in gzip": gzipSync(gzipSync(payload)) }, "model.dat.gz"),
  ...family(
    "tar",
    {
      "PyTorch's oldest format": tar.archive([
        tar.member("sys_info", p.file(p.none)),
        tar.member("pickle", torchPayload),
        tar.member("storages", p.file(p.int(0))),
        tar.member("tensors", p.file(p.int(0))),
      ]),
      "storages run too": tar.archive([
        tar.member("pickle", p.file(p.none)),
        tar.member("storages", torchPayload),
      ]),
    },
    "model.tar",
  ),
  ...family(
    "tar",
    { gzipped: gzipSync(tar.archive([tar.member("a/b/model.pkl", payload)])) },
    "release.tar.gz",
  ),
  ...family(
    "tar",
    { "without the word ustar": tar.archive([tar.member("model", payload, { old: true })]) },
    "model.pt",
  ),
  ...family(
    "NumPy",
    {
      "an array of objects": npy.objects(payload),
      "a field of objects": npy.file("[('a', '<f8'), ('b', [('c', '|O')])]", "(1,)", payload),
      "an escape in the type": npy.file("'\\x7c\\x4f'", "(1,)", payload),
      "version 2": npy.file("'|O'", "(1,)", payload, 2),
      "version 3": npy.file("'|O'", "(1,)", payload, 3),
      "twice a type": npy.raw(
        "{'descr': '<f8', 'descr': '|O', 'fortran_order': False, 'shape': (1,)}",
        payload,
      ),
    },
    "data.npy",
  ),
  ...family(
    "NumPy archives",
    {
      npz: zip.archive([
        zip.member("a.npy", npy.file("'<f8'", "(1,)", new Uint8Array(8))),
        zip.member("b.npy", npy.objects(payload)),
      ]),
      "npz, deflated": zip.archive([zip.member("b.npy", npy.objects(payload), { deflate: true })]),
      "a member without .npy": zip.archive([zip.member("b", npy.objects(payload))]),
      "a pickle as a member": zip.archive([zip.member("b.npy", payload)]),
    },
    "data.npz",
  ),
  ...family(
    "joblib arrays",
    {
      "behind a raw array": joblibFile(
        p.join(
          arrayWrapper("f8", 4),
          p.raw(0),
          new Uint8Array(32).fill(0x41),
          p.opcode(Op.TUPLE1),
          p.pop,
          run,
        ),
      ),
      "in an array of objects": joblibFile(p.join(arrayWrapper("O8", 1), payload)),
      "a shape that is not known": joblibFile(p.join(arrayWrapper("f8", -1), run)),
    },
    "model.joblib",
  ),
  ...family(
    "PyTorch legacy",
    {
      "the first stream runs before its magic is compared": p.join(payload, p.file(p.int(1001))),
      "the fourth of five": legacy(3),
      "the fifth of five": legacy(4),
    },
    "model.pt",
  ),
];

function joblibFile(body: Uint8Array): Uint8Array {
  return p.join(p.proto(3), body, p.stop);
}

/** What joblib writes before an array: a NumpyArrayWrapper with its state. */
function arrayWrapper(dtype: string, length: number): Uint8Array {
  const type = p.build(
    p.call(p.global("numpy", "dtype"), p.text(dtype, "BINUNICODE"), p.no, p.yes),
    p.tuple(
      p.int(3),
      p.text("<", "BINUNICODE"),
      p.none,
      p.none,
      p.none,
      p.int(-1),
      p.int(-1),
      p.int(dtype.startsWith("O") ? 63 : 0),
    ),
  );
  const state = p.dict(
    [p.text("subclass", "BINUNICODE"), p.global("numpy", "ndarray")],
    [p.text("shape", "BINUNICODE"), p.tuple(p.int(length))],
    [p.text("order", "BINUNICODE"), p.text("C", "BINUNICODE")],
    [p.text("dtype", "BINUNICODE"), type],
    [p.text("allow_mmap", "BINUNICODE"), p.yes],
    [p.text("numpy_array_alignment_bytes", "BINUNICODE"), p.int(16)],
  );
  return p.build(p.newobj(p.global("joblib.numpy_pickle", "NumpyArrayWrapper")), state);
}

/** PyTorch's legacy file with the payload in one of its five streams. */
function legacy(bad: number): Uint8Array {
  const magic = p.stream(2, p.long1(0x1950a86a20f9469cfc6cn, 10));
  const streams = [
    magic,
    p.stream(2, p.int(1001)),
    p.stream(2, p.emptyDict),
    p.stream(2, p.emptyDict),
    p.stream(2, p.emptyList),
  ];
  return p.join(
    ...streams.map((stream, index) => (index === bad ? torchPayload : stream)),
    new Uint8Array(64),
  );
}

/** Files that would run something, or that could not be known: none of them may be called clean. */
export const constructions: readonly Construction[] = [
  ...opcodeTricks,
  ...libraryTricks,
  ...nested,
  ...archives,
  ...packed,
  ...tricks,
  ...constructors,
  ...further,
  ...round,
  ...secondRound,
  ...behindAndBeside,
  ...metadata,
  ...madeByFunctions,
  ...namesAndChains,
];
