/**
 * What templates reach Python's own objects by.
 *
 * Sources: jinja2/sandbox.py (UNSAFE_FUNCTION_ATTRIBUTES, UNSAFE_METHOD_ATTRIBUTES, UNSAFE_GENERATOR_ATTRIBUTES,
 * UNSAFE_COROUTINE_ATTRIBUTES, is_safe_attribute()); CVE-2024-34359 (llama-cpp-python rendered chat templates without
 * the sandbox); CVE-2016-10745 and CVE-2019-10906 (str.format and format_map inside the sandbox). Written 2026-11-28.
 */

/** Attributes of functions, generators, coroutines, frames and tracebacks that the sandbox refuses. */
export const internalAttributes: ReadonlySet<string> = new Set([
  "func_globals",
  "func_code",
  "func_closure",
  "func_defaults",
  "func_dict",
  "im_class",
  "im_func",
  "im_self",
  "gi_frame",
  "gi_code",
  "gi_yieldfrom",
  "cr_frame",
  "cr_code",
  "ag_frame",
  "ag_code",
  "f_globals",
  "f_locals",
  "f_builtins",
  "f_back",
  "f_code",
  "tb_frame",
  "tb_next",
  "co_code",
]);

/** Methods by which programs are started or imported: no value that a chat template gets has them. */
export const commandMethods: ReadonlySet<string> = new Set([
  "popen",
  "Popen",
  "check_output",
  "check_call",
  "getoutput",
  "getstatusoutput",
  "import_module",
  "execve",
  "spawnl",
]);

/** Functions of Python that a template has no business with. */
export const pythonFunctions: ReadonlySet<string> = new Set([
  "eval",
  "exec",
  "compile",
  "open",
  "__import__",
  "getattr",
  "setattr",
  "globals",
  "locals",
  "vars",
  "breakpoint",
  "popen",
]);

/** Names with two underscores at both ends are Python's own: `__class__`, `__globals__`. */
export const pythonOwnName = /^__\w{1,60}__$/;

/** Those by which one object leads to all others, wherever a string names them. */
export const pythonOwnNameIn =
  /__(?:class|base|bases|mro|subclasses|globals|builtins|import|init|getattribute|getattr|dict|code|reduce|reduce_ex|self|func|module|loader|spec|call|closure|wrapped)__/;
