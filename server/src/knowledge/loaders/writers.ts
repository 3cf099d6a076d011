import type { Parameter } from "./loader.ts";

/** A function that writes what a loader of the catalogue reads. */
export interface Writer {
  readonly names: readonly string[];
  /** Where it writes to: a name, or an open file. */
  readonly file: Parameter;
  /** What it writes. */
  readonly value?: Parameter;
}

const pycaretTasks = ["classification", "regression", "clustering", "anomaly", "time_series"];

const object = { name: "obj", position: 0 };

/** From general knowledge of these libraries; the places of the arguments were not compared one by one. */
export const writers: readonly Writer[] = [
  { names: ["torch.save", "torch.serialization.save"], file: { name: "f", position: 1 }, value: object },
  {
    names: ["torch.jit.save", "torch.export.save"],
    file: { name: "f", position: 1 },
    value: object,
  },
  {
    names: [
      "pickle.dump",
      "_pickle.dump",
      "cPickle.dump",
      "pickle5.dump",
      "six.moves.cPickle.dump",
      "dill.dump",
      "cloudpickle.dump",
      "cloudpickle.cloudpickle.dump",
    ],
    file: { name: "file", position: 1 },
    value: object,
  },
  {
    names: ["torch.package.PackageExporter", "torch.package.package_exporter.PackageExporter"],
    file: { name: "f", position: 0 },
  },
  {
    names: ["joblib.dump", "joblib.numpy_pickle.dump", "sklearn.externals.joblib.dump"],
    file: { name: "filename", position: 1 },
    value: { name: "value", position: 0 },
  },
  {
    names: ["numpy.save", "numpy.savez", "numpy.savez_compressed"],
    file: { name: "file", position: 0 },
    value: { name: "arr", position: 1 },
  },
  {
    // `?.`: a method of a value that nothing is known of. Others than pandas call theirs so too, and write a pickle.
    names: ["pandas.DataFrame.to_pickle", "pandas.Series.to_pickle", "?.to_pickle"],
    file: { name: "path", position: 0 },
  },
  {
    names: ["pandas.to_pickle", "compress_pickle.dump"],
    file: { name: "filepath_or_buffer", position: 1 },
    value: object,
  },
  { names: ["networkx.write_gpickle"], file: { name: "path", position: 1 } },
  {
    // mmengine/runner/checkpoint.py and mmcv/runner/checkpoint.py, save_checkpoint(checkpoint or model, filename).
    names: [
      "mmengine.runner.save_checkpoint",
      "mmengine.runner.checkpoint.save_checkpoint",
      "mmcv.runner.save_checkpoint",
      "mmcv.runner.checkpoint.save_checkpoint",
    ],
    file: { name: "filename", position: 1 },
  },
  { names: ["mmengine.dump", "mmengine.fileio.dump", "mmcv.dump"], file: { name: "file", position: 1 } },
  { names: ["paddle.save"], file: { name: "path", position: 1 }, value: object },
  {
    // pycaret/classification/functional.py and those of the other tasks: save_model(model, model_name).
    names: pycaretTasks.map((task) => `pycaret.${task}.save_model`),
    file: { name: "model_name", position: 1 },
  },
  {
    names: pycaretTasks.map((task) => `pycaret.${task}.save_experiment`),
    file: { name: "path_or_file", position: 0 },
  },
  { names: ["tensorflow.saved_model.save"], file: { name: "export_dir", position: 1 } },
  { names: ["dill.dump_session", "dill.dump_module"], file: { name: "filename", position: 0 } },
];

export const writerNames: readonly string[] = writers.flatMap(({ names }) => names);

const byName = new Map(writers.flatMap((writer) => writer.names.map((name) => [name, writer] as const)));

export function writerNamed(name: string): Writer | undefined {
  return byName.get(name);
}
