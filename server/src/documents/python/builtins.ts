/**
 * The names that Python has without an import (`dir(builtins)` of CPython 3.11 to 3.13, and those of
 * Python 2 that old notebooks still use), and those that IPython adds.
 */
const names = `
ArithmeticError AssertionError AttributeError BaseException BaseExceptionGroup BlockingIOError 
BrokenPipeError BufferError BytesWarning ChildProcessError ConnectionAbortedError ConnectionError 
ConnectionRefusedError ConnectionResetError DeprecationWarning EOFError Ellipsis EncodingWarning 
EnvironmentError Exception ExceptionGroup False FileExistsError FileNotFoundError 
FloatingPointError FutureWarning GeneratorExit IOError ImportError ImportWarning IndentationError 
IndexError InterruptedError IsADirectoryError KeyError KeyboardInterrupt LookupError MemoryError 
ModuleNotFoundError NameError None NotADirectoryError NotImplemented NotImplementedError OSError 
OverflowError PendingDeprecationWarning PermissionError ProcessLookupError RecursionError 
ReferenceError ResourceWarning RuntimeError RuntimeWarning StopAsyncIteration StopIteration 
SyntaxError SyntaxWarning SystemError SystemExit TabError TimeoutError True TypeError 
UnboundLocalError UnicodeDecodeError UnicodeEncodeError UnicodeError UnicodeTranslateError 
UnicodeWarning UserWarning ValueError Warning ZeroDivisionError abs aiter all anext any ascii bin 
bool breakpoint bytearray bytes callable chr classmethod compile complex copyright credits delattr 
dict dir divmod enumerate eval exec exit filter float format frozenset getattr globals hasattr hash 
help hex id input int isinstance issubclass iter len license list locals map max memoryview min 
next object oct open ord pow print property quit range repr reversed round set setattr slice sorted 
staticmethod str sum super tuple type vars zip
PythonFinalizationError basestring cmp execfile file long raw_input reduce reload unichr unicode xrange
get_ipython display __import__ __build_class__ __debug__ __doc__ __name__ __file__ __loader__ __package__ __spec__
`;

const builtins: ReadonlySet<string> = new Set(names.trim().split(/\s+/));

export function isBuiltin(name: string): boolean {
  return builtins.has(name);
}

/** Of the builtins only these are facts: they run text as code, or open what they are given. */
const reported: ReadonlySet<string> = new Set([
  "builtins.eval",
  "builtins.exec",
  "builtins.execfile",
  "builtins.compile",
  "builtins.open",
  "builtins.__import__",
]);

/** Whether a call of this qualified name is listed. */
export function isReported(name: string): boolean {
  return !name.startsWith("builtins.") || reported.has(name);
}
