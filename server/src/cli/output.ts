import { styleText } from "node:util";
import type { TextStyle } from "../reporters/text-block.ts";
import type { Output } from "./command.ts";

export type ColorChoice = "auto" | "always" | "never";

type StyleFormat = Parameters<typeof styleText>[0];

const formats: Readonly<Record<TextStyle, StyleFormat>> = {
  error: ["bold", "red"],
  warning: ["bold", "yellow"],
  information: ["bold", "blue"],
  hint: ["bold", "cyan"],
  path: "bold",
  rule: "magenta",
  faint: "gray",
  good: "green",
};

/** Colours for an output. `NO_COLOR` (no-color.org) and `FORCE_COLOR` count where nothing is chosen. */
export function painter(choice: ColorChoice, output: Output): (style: TextStyle, text: string) => string {
  return wantsColor(choice, output) ? (style, text) => styleText(formats[style], text) : (_, text) => text;
}

function wantsColor(choice: ColorChoice, output: Output): boolean {
  if (choice !== "auto") return choice === "always";
  const { NO_COLOR: no, FORCE_COLOR: force, TERM: terminal } = process.env;
  if (no !== undefined && no !== "") return false;
  if (force !== undefined && force !== "" && force !== "0") return true;
  return output.isTerminal && terminal !== "dumb";
}

/** A stream of the process. A reader that has gone away (`loadline check | head`) ends the output, not the program. */
export function streamOutput(stream: NodeJS.WriteStream): Output {
  let gone = false;
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    gone = true;
  });
  const send = (data: string | Uint8Array) =>
    new Promise<void>((resolve) => {
      if (gone) resolve();
      else stream.write(data, () => resolve());
    });
  return { isTerminal: stream.isTTY === true, write: send, writeBytes: send };
}

/** For a report that goes into a file: no terminal, so no colours. */
export const plainOutput: Output = {
  isTerminal: false,
  write: async () => {},
  writeBytes: async () => {},
};
