// @huggingface/hub: the hub's own parser of safetensors headers. In a module of its own, for which the build takes the
// parser from the package's sources: its one entry point would bring the whole client of the hub into every start.
export { parseSafetensorsMetadata } from "@huggingface/hub";
