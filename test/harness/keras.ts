import * as hdf5 from "./hdf5.ts";
import { join, raw, utf8 } from "./pickle.ts";
import * as zip from "./zip.ts";

/** Builds models of Keras': the archive of Keras 3, and the HDF5 file before it. */

type Json = unknown;

/** A layer as Keras 3 writes it; `more` replaces or adds fields of the object. */
export function layer(className: string, config: object = {}, more: object = {}): Json {
  return {
    module: "keras.layers",
    class_name: className,
    config: { name: className.toLowerCase(), ...config },
    registered_name: null,
    ...more,
  };
}

/** A function object as Keras 3 writes it. */
export function fn(
  name: string,
  module: string | null = "builtins",
  registered: string | null = "function",
): Json {
  return { module, class_name: "function", config: name, registered_name: registered };
}

export function sequential(...layers: readonly Json[]): { readonly [key: string]: Json } {
  return {
    module: "keras",
    class_name: "Sequential",
    config: { name: "model", layers },
    registered_name: null,
    compile_config: { optimizer: "adam", loss: "mse", metrics: ["accuracy"] },
  };
}

export interface ArchiveOptions {
  readonly version?: string;
  readonly weights?: Uint8Array;
  readonly members?: readonly zip.Member[];
}

/** A `.keras` archive: configuration, metadata, weights, and what else is asked for. */
export function archive(config: Json, options: ArchiveOptions = {}): Uint8Array {
  const weights =
    options.weights ?? hdf5.file(hdf5.group({ layers: hdf5.group({ dense: hdf5.floats(4, 3) }) }));
  const metadata = { keras_version: options.version ?? "3.16.0", date_saved: "2026-08-01@00:00:00" };
  return zip.archive([
    zip.member("metadata.json", utf8(JSON.stringify(metadata))),
    zip.member("config.json", utf8(typeof config === "string" ? config : JSON.stringify(config))),
    zip.member("model.weights.h5", weights),
    ...(options.members ?? []),
  ]);
}

/** An HDF5 file with a configuration, as Keras 2 wrote it and Keras 3 still does. */
export function h5(
  config: Json,
  more: {
    readonly version?: string;
    readonly training?: Json;
    readonly entries?: Readonly<Record<string, hdf5.Entry>>;
  } = {},
): Uint8Array {
  return hdf5.file(
    hdf5.group(
      { model_weights: hdf5.group({ dense: hdf5.floats(4, 3) }), ...more.entries },
      {
        keras_version: hdf5.text(more.version ?? "2.15.0"),
        backend: hdf5.text("tensorflow"),
        model_config: hdf5.text(typeof config === "string" ? config : JSON.stringify(config)),
        ...(more.training === undefined ? {} : { training_config: hdf5.text(JSON.stringify(more.training)) }),
      },
    ),
  );
}

/** A layer as Keras 2 wrote it: without a module. */
export function oldLayer(className: string, config: object = {}): Json {
  return { class_name: className, config: { name: className.toLowerCase(), ...config } };
}

/** A code object as marshal of Python 3.11 begins it, with names in it, in base64 with the line ends of Keras'. */
export function code(...names: readonly string[]): string {
  const strings = names.map((name) => join(raw(0xda, name.length), utf8(name)));
  const bytes = join(
    raw(0xe3, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 3, 0, 0, 0, 0xf3, 4, 0, 0, 0, 0x97, 0, 0x53, 0),
    raw(0x29, names.length),
    ...strings,
  );
  return `${Buffer.from(bytes)
    .toString("base64")
    .replace(/(.{76})/g, "$1\n")}\n`;
}

/** A Lambda layer of Keras 3, whose function names these. */
export function lambda(...names: readonly string[]): Json {
  const object = {
    class_name: "__lambda__",
    config: { code: code(...names), defaults: null, closure: null },
  };
  return layer("Lambda", { name: "scale", function: object, arguments: {} });
}

/** The same of Keras 2. */
export function oldLambda(...names: readonly string[]): Json {
  return oldLayer("Lambda", {
    name: "scale",
    function: [code(...names), null, null],
    function_type: "lambda",
    module: "__main__",
    output_shape: null,
    output_shape_type: "raw",
    arguments: {},
  });
}
