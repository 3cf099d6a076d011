import type { AllowPack } from "./pack.ts";

/** Values of the language and of its standard library. */
export const python: AllowPack = {
  library: "Python",
  sources: [
    "what pickle.dumps of Python 3.11 writes, at protocols 0 to 5, for a value of each type",
    "CPython, Lib/copyreg.py: _reconstructor calls the base class's __new__ and __init__ only",
    "CPython 3.8 to 3.13, Lib/http, json, signal.py, socket.py, tokenize.py, urllib/parse.py, Modules/posixmodule.c: enumerations and named tuples, which pickle as calls that make a value; operator: what only asks its operands",
    "columbia/pickleball, survey of hub models (MIT), 2025",
  ],
  date: "2026-11",
  globals: {
    __future__: "annotations",
    _codecs: "encode",
    _collections: "OrderedDict defaultdict deque",
    _decimal: "Decimal",
    _io: "BytesIO StringIO",
    argparse: "Namespace",
    array: "_array_reconstructor array",
    builtins:
      "Ellipsis NotImplemented abs all any bool bytearray bytes complex dict enumerate float frozenset int len list max min object range set slice sorted str sum tuple zip round repr ord chr bin hex oct divmod hash isinstance issubclass " +
      "str.lower str.upper str.strip str.split str.title str.casefold str.capitalize dict.fromkeys " +
      "ArithmeticError AssertionError AttributeError BaseException BaseExceptionGroup BlockingIOError BrokenPipeError " +
      "BufferError BytesWarning ChildProcessError ConnectionAbortedError ConnectionError ConnectionRefusedError " +
      "ConnectionResetError DeprecationWarning EOFError EncodingWarning EnvironmentError Exception ExceptionGroup " +
      "FileExistsError FileNotFoundError FloatingPointError FutureWarning GeneratorExit IOError ImportError ImportWarning " +
      "IndentationError IndexError InterruptedError IsADirectoryError KeyError KeyboardInterrupt LookupError MemoryError " +
      "ModuleNotFoundError NameError NotADirectoryError NotImplementedError OSError OverflowError PendingDeprecationWarning " +
      "PermissionError ProcessLookupError PythonFinalizationError RecursionError ReferenceError ResourceWarning RuntimeError " +
      "RuntimeWarning StandardError StopAsyncIteration StopIteration SyntaxError SyntaxWarning SystemError SystemExit TabError " +
      "TimeoutError TypeError UnboundLocalError UnicodeDecodeError UnicodeEncodeError UnicodeError UnicodeTranslateError " +
      "UnicodeWarning UserWarning ValueError Warning WindowsError ZeroDivisionError",
    collections: "ChainMap Counter OrderedDict UserDict UserList UserString defaultdict deque",
    "collections.abc":
      "Awaitable Callable Collection Container Generator Hashable ItemsView Iterable Iterator KeysView Mapping MappingView MutableMapping " +
      "MutableSequence MutableSet Reversible Sequence Set Sized ValuesView",
    copyreg: "_reconstructor __newobj__ __newobj_ex__",
    datetime: "date datetime time timedelta timezone tzinfo",
    decimal:
      "Clamped Context Decimal DecimalException DivisionByZero FloatOperation Inexact InvalidOperation Overflow Rounded Subnormal Underflow",
    enum: "Enum Flag IntEnum IntFlag StrEnum",
    fractions: "Fraction",
    http: "HTTPMethod HTTPStatus",
    io: "BytesIO StringIO",
    ipaddress: "IPv4Address IPv4Interface IPv4Network IPv6Address IPv6Interface IPv6Network",
    itertools:
      "chain combinations combinations_with_replacement compress count cycle islice pairwise permutations product repeat zip_longest",
    "json.decoder": "JSONDecodeError",
    logging: "getLogger",
    numbers: "Complex Integral Number Rational Real",
    operator: "add and_ eq ge gt itemgetter le lt matmul mul ne neg or_ sub truediv xor",
    os: "stat_result statvfs_result terminal_size times_result uname_result",
    pathlib: "Path PosixPath PurePath PurePosixPath PureWindowsPath WindowsPath",
    random: "Random",
    re: "RegexFlag _compile",
    signal: "Handlers SIGALRM SIGHUP SIGINT SIGKILL SIGTERM Signals Sigmasks",
    socket: "AF_INET AF_INET6 AF_UNIX AddressFamily SOCK_DGRAM SOCK_STREAM SocketKind",
    statistics: "NormalDist",
    string: "Template",
    time: "struct_time",
    tokenize: "TokenInfo",
    types: "MappingProxyType NoneType SimpleNamespace",
    typing: "Any Callable Dict List Optional Set Tuple Type Union",
    "urllib.parse":
      "DefragResult DefragResultBytes ParseResult ParseResultBytes SplitResult SplitResultBytes",
    uuid: "SafeUUID SafeUUID.safe SafeUUID.unknown SafeUUID.unsafe UUID",
    zoneinfo: "ZoneInfo ZoneInfo._unpickle",
  },
};
