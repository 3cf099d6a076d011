import type { Decoder, Progress } from "./input.ts";
import { BrokenData, Input, Output } from "./input.ts";

/** Frames whose content is the user's own, and no part of the data: 0x184d2a50 to 0x184d2a5f. */
const skippable = 0x184d2a50;

/**
 * A stream of frames, as LZ4 and Zstandard have them: each begins with a magic number in little-endian order, and
 * frames of one kind are passed over. What follows the last frame and begins like none is not touched.
 *
 * Sources: lz4_Frame_format.md 1.6.4, "Skippable Frames"; RFC 8878, section 3.1.2.
 */
export abstract class FrameDecoder implements Decoder {
  readonly input = new Input();
  protected readonly output = new Output();
  #stage: "frame" | "inside" | "between" = "frame";
  #skip = 0;

  /** @param name of the format, with its article: "an LZ4" */
  constructor(
    private readonly name: string,
    private readonly magic: number,
  ) {}

  /**
   * Reads the header of a frame, which the input stands on; at least 8 bytes of it are here.
   * Answers false where it needs further input, and has then taken none.
   */
  protected abstract open(): boolean;

  /** Reads one piece of the frame that is open: "end" where the frame is through. */
  protected abstract inside(): Progress;

  step(): Progress {
    if (this.#skip > 0) return this.#passOver();
    if (this.#stage === "frame") return this.#frame();
    if (this.#stage === "between") return this.#between();
    const progress = this.inside();
    if (progress !== "end") return progress;
    this.#stage = "between";
    return "more";
  }

  take(): Uint8Array {
    return this.output.take();
  }

  #passOver(): Progress {
    const passed = Math.min(this.#skip, this.input.left);
    this.input.position += passed;
    this.#skip -= passed;
    if (this.#skip === 0) return "more";
    this.input.has(1);
    return "input";
  }

  #frame(): Progress {
    const { input } = this;
    if (!input.has(8)) return "input";
    const magic =
      (input.peek(0) | (input.peek(1) << 8) | (input.peek(2) << 16) | (input.peek(3) << 24)) >>> 0;
    if (magic >>> 4 === skippable >>> 4) {
      input.position += 4;
      this.#skip = input.uint32();
      this.#stage = "between";
      return "more";
    }
    if (magic !== this.magic) throw new BrokenData(`${this.name} frame has no magic number`);
    if (!this.open()) return "input";
    this.#stage = "inside";
    return "more";
  }

  #between(): Progress {
    const { input } = this;
    if (input.left < 8) return input.final ? "end" : "input";
    const first = input.peek(0);
    if (first !== (this.magic & 0xff) && (first & 0xf0) !== (skippable & 0xf0)) return "end";
    this.#stage = "frame";
    return "more";
  }
}
