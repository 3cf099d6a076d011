import type { KerasAdvisory } from "./advisories.ts";

/** What a configuration makes Keras call, that no model needs. */
export interface KerasCallable {
  /** Last names, between spaces. */
  readonly names: string;
  readonly family: "runs-code" | "writes-files" | "reads-files" | "reaches-network";
  /** What it does, as a clause. */
  readonly does: string;
  /** The advisory about it. */
  readonly advisory?: KerasAdvisory["id"];
}

/**
 * Functions of Keras' own that a configuration can name.
 *
 * Sources, read 2026-11: keras 3.16, keras/src/saving/serialization_lib.py, NON_MODELING_APIS, which Keras itself
 * refuses from 3.14 on, and the advisories named; keras/src/utils/file_utils.py for what they do.
 */
export const kerasCallables: readonly KerasCallable[] = [
  {
    names: "get_file",
    family: "reaches-network",
    does: "downloads a file from an address that the model names and may unpack it over files of this machine",
    advisory: "CVE-2025-8747",
  },
  {
    names: "enable_unsafe_deserialization",
    family: "runs-code",
    does: "switches off Keras' safe mode for all that is loaded after it",
    advisory: "CVE-2025-9906",
  },
  {
    names: "extract_archive extract_open_archive _extract_archive",
    family: "writes-files",
    does: "unpacks an archive, with paths that lead anywhere",
    advisory: "CVE-2025-12060",
  },
  {
    names:
      "load_model load_weights model_from_json model_from_config model_from_yaml deserialize_keras_object deserialize func_load load_from_saved_model",
    family: "runs-code",
    does: "loads another model or object, which nobody has checked",
    advisory: "CVE-2025-1550",
  },
  {
    names: "save_model save_weights save_img array_to_img export_archive plot_model model_to_dot",
    family: "writes-files",
    does: "writes a file to a path that the model names",
  },
  {
    names:
      "load_img image_dataset_from_directory text_dataset_from_directory audio_dataset_from_directory timeseries_dataset_from_array load_data",
    family: "reads-files",
    does: "reads files of the machine that loads the model",
  },
  {
    names:
      "register_keras_serializable CustomObjectScope custom_object_scope get_custom_objects set_backend clear_session",
    family: "runs-code",
    does: "changes what names mean to Keras for all that is loaded after it",
    advisory: "CVE-2025-1550",
  },
];

/** Functions of keras/src/utils/file_utils.py, whose names other modules have as well. */
const fileFunctions: KerasCallable = {
  names: "copy makedirs remove rmtree File listdir exists isdir split join raise_if_no_gfile",
  family: "writes-files",
  does: "copies, writes or removes files of the machine, at paths that the model names",
};

/** What a function of Keras' own does that no model needs; undefined for all others. */
export function kerasCallable(name: string, module = ""): KerasCallable | undefined {
  if (/(?:^|\.)file_utils$/.test(module) && fileFunctions.names.split(" ").includes(name))
    return fileFunctions;
  return kerasCallables.find(({ names }) => ` ${names} `.includes(` ${name} `));
}

/**
 * Functions of TensorFlow that a layer `TFOpLambda` may call by its name in the public API, and that reach out of
 * the graph (tf_keras 2.15, src/layers/core/tf_op_layer.py: any exported symbol is taken).
 */
export const tensorflowReach: readonly {
  readonly pattern: RegExp;
  readonly family: KerasCallable["family"];
  readonly does: string;
}[] = [
  {
    pattern: /^(?:load_op_library|load_library|load_file_system_library|sysconfig\.)/,
    family: "runs-code",
    does: "links a shared library into the process",
  },
  {
    pattern: /(?:^|\.)(?:py_function|py_func|numpy_function|eager_py_func)$/,
    family: "runs-code",
    does: "runs a Python function",
  },
  {
    pattern: /^(?:saved_model|keras\.models|keras\.saving|compat\.v[12]\.(?:saved_model|keras)|train)\./,
    family: "runs-code",
    does: "loads another model, which nobody has checked",
  },
  {
    pattern: /^keras\.utils\.get_file$/,
    family: "reaches-network",
    does: "downloads a file from an address that the model names",
  },
  {
    pattern:
      /(?:^|\.)(?:write_file|WriteFile|write_graph|gfile\.(?:copy|remove|rmtree|rename|makedirs|mkdir)|Save\w*|MergeV2Checkpoints)$/,
    family: "writes-files",
    does: "writes or removes files of the machine that runs the model",
  },
  {
    pattern:
      /(?:^|\.)(?:read_file|ReadFile|matching_files|MatchingFiles|gfile\.\w+|\w*(?:Dataset|TextLine)\w*)$/,
    family: "reads-files",
    does: "reads files of the machine that runs the model",
  },
];
