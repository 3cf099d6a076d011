/** Hands over the WebAssembly files of grammars/, each read at most once and only when first asked for. */
export interface Grammars {
  read(file: "web-tree-sitter.wasm" | "tree-sitter-python.wasm"): Promise<Uint8Array>;
}
