/** Names of no list that say by themselves what they do. */

/** Functions of any library that say by their name what they do. Classes are not written so. */
const tellingNames =
  /^_*(?:system|popen[234]?|eval|exec|execfile|exec_|execute|exec_command|run_command|run_cmd|runcmd|run_shell|shell|shell_exec|spawn[lv]?p?e?|getoutput|getstatusoutput|check_output|check_call|import_module|__import__|load_module|exec_module|run_module|run_path|run_code|runstring|runcode|runsource|import_string|import_from_string|load_source|load_dynamic|literal_eval_unsafe|unpickle|unsafe_load|full_load|resolve_name|locate_object|getattribute|from_pretrained|from_preset|from_config_dict|from_quantized|load_from_checkpoint|load_state_dict_from_url|load_library|load_op_library|read_pickle|load_pickle|pickle_load|urlopen|urlretrieve|rmtree|rm_rf|safe_eval|parse_expr|sympify|lambdify|deserialize_lambda|func_load|import_object|import_class|import_name|import_attr|dynamic_import|load_entry_point|call_subprocess|subprocess_run|run_subprocess|run_bash|run_script|run_python|python_exec|os_system)_*$/;

/**
 * Names that the standard library gives to what acts, and hardly anybody else to anything: an honest pickle has
 * such a function under its own module, so that under any other it was picked as a way around a list. Functions
 * that reach attributes are called after `getattr` wherever they stand.
 */
const borrowedNames =
  /^_*(?:attrgetter|methodcaller|starmap|filterfalse|takewhile|dropwhile|partialmethod|FunctionType|LambdaType|MethodType|CodeType|ModuleType|CellType|Popen|NamedTemporaryFile|TemporaryDirectory|SpooledTemporaryFile|mkstemp|mkdtemp|copyfile|copyfileobj|copytree|copymode|copystat|rmtree|make_archive|unpack_archive|HTTPServer|ThreadingHTTPServer|TCPServer|HTTPConnection|HTTPSConnection|ThreadPoolExecutor|ProcessPoolExecutor|ThreadPool|Unpickler|ExitStack|AsyncExitStack|CDLL|PyDLL|WinDLL|OleDLL|LibraryLoader|InteractiveConsole|InteractiveInterpreter|SourceFileLoader|SourcelessFileLoader|ExtensionFileLoader|spec_from_file_location|module_from_spec|make_dataclass|create_subprocess_(?:exec|shell)|get_type_hints|ForwardRef|build_opener|open_code|Cloud[Pp]ickle[dWO]\w*|\w*(?:getattr|setattr|delattr)s?(?:_\w+)?)_*$/;

/** Whether a name of no list says by itself what it does. */
export function isTellingName(name: string): boolean {
  return tellingNames.test(name) || borrowedNames.test(name);
}

/** What a function does that is called with a text: what it names is loaded, run, fetched or written. */
const tellingVerbs =
  /^_*(?:(?:load|loads|open|read|fetch|download|retrieve|run|exec|eval|execute|evaluate|compile|invoke|launch|import|install|save|dump|dumps|write|delete|remove|unlink|connect|locate|resolve|main|cli|instantiate|urlopen|urlread|spawn|restore|clone|extract|extractall|untar|unzip|unpack|getoutput|popen|create_engine|dlopen|dlimport|login|cached|pipe|seval|autoclass)(?:_(?!bytes|buffer|state|dict|string|tensor|array|numpy)\w+)?|(?:load|open|read|fetch|download|run|exec|eval|execute|import|install|save|write|delete|remove|connect|spawn|launch)[A-Z]\w*|(?:get|create|make|build|find|call|resolve|import)_(?:model|file|class|cls|module|object|obj|function|func|method|attr|attribute|callable)(?:_\w+)?|\w+_(?:from_(?:url|hub|hf|pretrained|file|path|disk|source|string|str|name|module)|by_name|download|downloader|command|cmd|shell|subprocess|script|eval|exec|load|loads|import|popen|unpickle))_*$/;

/** Classes whose name says what they do with the text that their constructor is called with. */
const tellingClasses =
  /(?:^|[a-z])(?:Shell|Command|Connection|Client|Subprocess|Downloader|Installer|Terminal|Compiler|Importer|Repl)$|REPL(?:Tool)?$|(?:Bash|Shell)[A-Z]\w*$/;

/** The same of a method, which is handed its object first. */
const tellingMethods =
  /^_*(?:to_(?:csv|pickle|sql|parquet|hdf|feather|excel|html|stata|clipboard|gbq|orc|xml|file|disk|path|json)|query|eval|apply|applymap|agg|aggregate|transform|pipe|load(?:_\w+)?|save(?:_\w+)?|dump|tofile|write(?:_\w+)?|read(?:_\w+)?|open|run(?:_\w+)?|exec(?:_\w+)?|from_(?:file|path|disk|url|pretrained|checkpoint|quantized)|restore_from|unlink|rmtree|rmdir|connect|download|fetch|spawn|start|extract|extractall|shell|command|launch|invoke)_*$/;

/**
 * Whether an unlisted name says that a call of it loads, runs, fetches or writes something.
 *
 * @param name as the pickle has it: `Class.method` or a function
 * @param text whether the call hands it a text: a path, an address, a command
 */
export function isTellingCall(name: string, text: boolean): boolean {
  const dot = name.lastIndexOf(".");
  if (dot >= 0) return tellingMethods.test(name.slice(dot + 1));
  return text && (tellingVerbs.test(name) || tellingClasses.test(name));
}

/**
 * SymPy takes almost everything that it is handed through `sympify`, which evaluates a text as Python code; these
 * only keep it, or read a number from it (sympy/core/sympify.py, symbol.py, numbers.py and matrices/expressions,
 * SymPy 1.11, BSD-3-Clause, read 2026-11).
 */
const keptTexts =
  /^(?:Symbol|Dummy|Wild|Str|Float|Integer|Rational|MatrixSymbol|UndefinedFunction|IndexedBase|Idx|Quantity|CoordSystem|Manifold|Patch|BaseScalarField|Permutation)$/;

/** Whether a callable of the module evaluates the texts that it is given. */
export function evaluatesTexts(module: string, name: string): boolean {
  return isOfSymPy(module) && !keptTexts.test(name);
}

export function isOfSymPy(module: string): boolean {
  return module === "sympy" || module.startsWith("sympy.");
}
