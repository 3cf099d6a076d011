/** The byte builders, one for each format, as the `builder` blocks of rule pages name them. */
export * as pickle from "./pickle.ts";
export * as safetensors from "./safetensors.ts";
