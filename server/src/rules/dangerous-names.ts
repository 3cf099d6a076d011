/**
 * Names with which a pickle can run anything: commands, code, other imports, attributes of anything.
 * A pickle calls what it names with arguments that it brings along.
 */
const dangerous =
  /^(?:os|posix|nt|subprocess|pty|shutil|socket|ctypes|importlib|runpy|code|codeop|pdb|timeit|webbrowser|multiprocessing|asyncio\.subprocess)\.|^(?:builtins\.)?(?:eval|exec|compile|__import__|open|getattr|setattr|delattr|input|breakpoint|globals)$|^(?:operator\.(?:attrgetter|methodcaller)|functools\.partial|pickle\.loads?|torch\.load|marshal\.loads)$/;

/** Whether whoever may name this in a file can run what they like. */
export function isDangerousName(name: string): boolean {
  return dangerous.test(name);
}
