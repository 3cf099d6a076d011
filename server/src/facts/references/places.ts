import type { Span } from "../../text/span.ts";
import type { PinningPlace } from "../facts.ts";
import type { RevisionSlot } from "./names.ts";
import type { ReferenceReading } from "./read-call.ts";

/** Where a commit goes that pins what a Python call names, and where the revision stands now. */
export function placesOf(
  { api, name, written, span, revisionSpan }: ReferenceReading,
  text: string,
): { readonly pinningPlace: PinningPlace; readonly revisionSpan?: Span } {
  const slot = name.slot === undefined ? undefined : slotIn(text, span, written, name.slot);
  if (api.revision !== undefined && api.elsewhere !== true && name.revision === undefined) {
    const { name: argument, position, key } = api.revision;
    return {
      pinningPlace: {
        form: "argument",
        name: argument,
        ...(position === undefined ? {} : { position }),
        ...(key === undefined ? {} : { key }),
      },
      ...(revisionSpan === undefined ? {} : { revisionSpan }),
    };
  }
  if (api.elsewhere === true) return { pinningPlace: { form: "by-hand" } };
  if (name.slot === undefined) return { pinningPlace: isByHand(api) ? { form: "by-hand" } : downloadOf(api) };
  if (slot === undefined) return { pinningPlace: { form: "by-hand" } };
  return {
    pinningPlace: { form: "text", span: slot, before: name.slot.before, after: name.slot.after },
    ...(name.revision === undefined ? {} : { revisionSpan: slot }),
  };
}

/** It is pinned by a sum, or by a word that no commit is. */
function isByHand({ checksums, registry, inline }: ReferenceReading["api"]): boolean {
  return checksums !== undefined || registry !== "huggingface" || inline !== undefined;
}

/** A stretch of a string as a stretch of the text that it is written in; undefined where the literal is not plain. */
function slotIn(text: string, literal: Span, written: string, slot: RevisionSlot): Span | undefined {
  const at = text.slice(literal.start, literal.end).indexOf(written);
  if (at === -1 || written === "") return undefined;
  const start = literal.start + at;
  return { start: start + slot.start, end: start + slot.end };
}

function downloadOf({ folder }: ReferenceReading["api"]): PinningPlace {
  return { form: "download", ...(folder === undefined ? {} : { folder: folder.before ?? "" }) };
}
