import type { DocumentKind } from "../../documents/document.ts";

/** Texts that name models, datasets and other remote things: programs, commands, configurations. */
export const referenceKinds: readonly DocumentKind[] = [
  "python",
  "notebook",
  "shell",
  "dockerfile",
  "yaml",
  "json",
  "dotenv",
  "ini",
];
