interface ImportMeta {
  /** The checkout's root; `scripts/run.mjs` fills it in. */
  readonly scriptRoot: string;
}
