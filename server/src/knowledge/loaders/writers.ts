import type { Parameter } from "./loader.ts";

/** A function that writes what a loader of the catalogue reads. */
export interface Writer {
  readonly names: readonly string[];
  /** Where it writes to: a name, or an open file. */
  readonly file: Parameter;
  /** What it writes. */
  readonly value?: Parameter;
}

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
  { names: ["pandas.DataFrame.to_pickle", "pandas.Series.to_pickle"], file: { name: "path", position: 0 } },
];

export const writerNames: readonly string[] = writers.flatMap(({ names }) => names);

const byName = new Map(writers.flatMap((writer) => writer.names.map((name) => [name, writer] as const)));

export function writerNamed(name: string): Writer | undefined {
  return byName.get(name);
}
