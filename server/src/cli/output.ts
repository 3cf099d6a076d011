import { fstatSync, statSync, writeSync } from "node:fs";
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

/**
 * An output of the process. What fits is written at once and by descriptor: Node's own streams cost a start more than most
 * checks do. They are asked for where the other side is slow, or a terminal.
 *
 * A reader that has gone away (`loadline check | head`) ends the output, not the program.
 */
export function processOutput(descriptor: 1 | 2): Output {
  let gone = false;
  let opened: NodeJS.WriteStream | undefined;
  const stream = (): NodeJS.WriteStream => {
    if (opened !== undefined) return opened;
    opened = descriptor === 1 ? process.stdout : process.stderr;
    opened.on("error", (error: NodeJS.ErrnoException) => {
      if (!isGone(error)) throw error;
      gone = true;
    });
    return opened;
  };
  const send = async (data: string | Uint8Array): Promise<void> => {
    const bytes = typeof data === "string" ? Buffer.from(data) : data;
    const written = gone || opened !== undefined ? 0 : writtenAtOnce(descriptor, bytes);
    if (written === undefined) gone = true;
    if (gone || written === bytes.length) return;
    await new Promise<void>((resolve) => {
      stream().write(bytes.subarray(written), () => resolve());
    });
  };
  return {
    get isTerminal() {
      return mayBeTerminal(descriptor) && stream().isTTY === true;
    },
    write: send,
    writeBytes: send,
  };
}

/** Nothing but a character device is a terminal; the null device is one of those too, and taken instead of a pipe. */
function mayBeTerminal(descriptor: number): boolean {
  const device = fstatSync(descriptor);
  if (!device.isCharacterDevice()) return false;
  const none = statSync("/dev/null", { throwIfNoEntry: false });
  return none === undefined || none.dev !== device.dev || none.ino !== device.ino;
}

function isGone({ code }: NodeJS.ErrnoException): boolean {
  return code === "EPIPE" || code === "EOF";
}

/** How many bytes the other side took without waiting; undefined where it has gone away. */
function writtenAtOnce(descriptor: number, bytes: Uint8Array): number | undefined {
  let written = 0;
  try {
    while (written < bytes.length) written += writeSync(descriptor, bytes, written);
  } catch (error) {
    // Anything else, a full pipe first of all, is for the stream to wait for or to report.
    if (isGone(error as NodeJS.ErrnoException)) return undefined;
  }
  return written;
}

/** For a report that goes into a file: no terminal, so no colours. */
export const plainOutput: Output = {
  isTerminal: false,
  write: async () => {},
  writeBytes: async () => {},
};
