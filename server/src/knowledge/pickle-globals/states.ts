/**
 * Classes whose `__setstate__` runs a text that the state holds as Python code: the distributions of SciPy.
 *
 * Source: scipy/stats/_distn_infrastructure.py, rv_generic._attach_argparser_methods: `exec(self._parse_arg_template, ns)`,
 * SciPy 1.6 to 1.17 (BSD-3-Clause), read 2026-11.
 */
const codeStates =
  /^scipy\.stats\._(?:continuous_distns|discrete_distns|distn_infrastructure|levy_stable)(?:\.|$)/;

/** The key of such a state under which the code stands. */
export const codeKey = "_parse_arg_template";

/** Whether instances of the class run code out of their state. */
export function runsItsState(module: string): boolean {
  return codeStates.test(module);
}

/**
 * Whether the text is what SciPy itself writes there: three functions that hand on the distribution's own
 * parameters (parse_arg_template of the same file, filled in with names).
 */
export function isOwnTemplate(text: string): boolean {
  const [, names = "", place = ""] =
    /^\ndef _parse_args\(self, ((?:[A-Za-z_]\w*, )*) (loc=0(?:, scale=1)?)\):\n/.exec(text) ?? [];
  return ["loc, scale", "loc, 1"].some((out) => text === template(names, place, out));
}

function template(names: string, place: string, out: string): string {
  return `
def _parse_args(self, ${names} ${place}):
    return (${names}), ${out}

def _parse_args_rvs(self, ${names} ${place}, size=None):
    return self._argcheck_rvs(${names} ${out}, size=size)

def _parse_args_stats(self, ${names} ${place}, moments='mv'):
    return (${names}), ${out}, moments
`;
}

/**
 * Whether instances of the class give bytes of their state to `torch.load`: the networks of skorch (skorch/net.py,
 * NeuralNet.__setstate__, skorch 0.12, BSD-3-Clause, read 2026-11; `weights_only` since 1.1 is for the user to say).
 */
export function unpicklesBytes(module: string): boolean {
  return /^skorch\.(?:classifier|regressor|net|probabilistic|hf)$/.test(module);
}

/** The keys of such a state under which the bytes stand, and stood before skorch 0.3. */
export const bytesKey = /^(?:__cuda_dependent_attributes__|module_|criterion_|optimizer_)$/;

/** Whether it answers what exists already; loggers pickle as this call alone (CPython, Lib/logging, Logger.__reduce__). */
export function isShared(module: string, name: string): boolean {
  return module === "logging" && name === "getLogger";
}

/**
 * Whether instances of the class open the file that their state names, and unpickle what it holds: the arrays of joblib
 * before 0.10, which lie in files beside (joblib/numpy_pickle_compat.py, NDArrayWrapper.read, joblib 1.5).
 */
export function opensAFile(module: string, name: string): boolean {
  return module === "joblib.numpy_pickle" && /^Z?NDArrayWrapper$/.test(name);
}

/**
 * Whether instances of the class unpickle the file that their state names: what was fitted by pmdarima before 1.1, which
 * still loads such states up to 1.8 (pmdarima/arima/arima.py, ARIMA.__setstate__ and _legacy_set_state, MIT, read 2026-11).
 */
export function unpicklesAFile(module: string): boolean {
  return /^(?:pmdarima|pyramid)\.arima\.arima$/.test(module);
}

/** The key under which that file is named. */
export const savedKey = "tmp_pkl_";

/** The key of such a state under which the name of the file stands, and what the name of a file beside looks like. */
export const fileKey = "filename";
export const fileBeside = /^[^/\\:]+\.npy(?:\.z)?$/;

/**
 * Whether instances of the class have Patsy evaluate the formula of their state: what was fitted by a formula, if the
 * state says `restore_design_info` (statsmodels/base/data.py, ModelData.__setstate__, statsmodels 0.13 and 0.15, BSD-3-Clause).
 */
export function evaluatesItsFormula(module: string): boolean {
  return module === "statsmodels.base.data";
}

/** The keys that say so, before statsmodels 0.15 and since, and that of the formula. */
export const restoreKeys = ["restore_design_info", "restore_model_spec"];
export const formulaKey = "formula";

/** Patsy's own functions and contrasts (patsy/builtins.py), and those of mathematics that formulas are written with. */
const formulaCalls =
  /^(?:[CQI]|bs|cr|cc|te|center|standardize|scale|poly|Treatment|Sum|Helmert|Diff|Poly|(?:(?:np|numpy)\.)?(?:log|log2|log10|log1p|exp|expm1|sqrt|cbrt|abs|absolute|sign|square|power|maximum|minimum|sin|cos|tan|tanh|arctan|floor|ceil|round|where|clip))$/;
const longestFormula = 20_000;

/** Whether a formula only names columns and calls what formulas are written with. Patsy evaluates all else as Python code. */
export function isPlainFormula(text: string): boolean {
  if (text.length > longestFormula) return false;
  const bare = text.replace(/'[^'\\\n]*'|"[^"\\\n]*"/g, "0");
  if (/__|\\|\blambda\b|[\])}0-9]\s*\(/.test(bare)) return false;
  const names = bare.match(/[A-Za-z_][\w.]*\s*\(?/g) ?? [];
  return names.every((name) =>
    name.endsWith("(") ? formulaCalls.test(name.slice(0, -1).trimEnd()) : !/\.\D/.test(name),
  );
}
