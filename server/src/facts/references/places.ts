import type { ReferenceParameter } from "../../knowledge/references/reference-api.ts";
import type { Span } from "../../text/span.ts";
import type { CallFact, PinningPlace } from "../facts.ts";
import type { RevisionSlot } from "./names.ts";
import type { ReferenceReading } from "./read-call.ts";

/** Where a commit goes that pins what a Python call names, and where the revision stands now. */
export function placesOf(
  call: CallFact,
  { api, name, written, span, revisionSpan }: ReferenceReading,
): { readonly pinningPlace: PinningPlace; readonly revisionSpan?: Span } {
  const slot = name.slot === undefined ? undefined : slotIn(call, span, written, name.slot);
  if (api.revision !== undefined && api.elsewhere !== true && name.revision === undefined) {
    const { name: argument, position, key } = api.revision;
    const elsewhere = writtenElsewhere(call, api.revision, revisionSpan);
    if (elsewhere !== undefined) return elsewhere;
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

/**
 * The revision that the call is given, where that is no literal in it: a constant is changed where it is written; what a
 * parameter or an option brings is not known here.
 */
function writtenElsewhere(
  call: CallFact,
  { name, position, key }: ReferenceParameter,
  revisionSpan: Span | undefined,
): { readonly pinningPlace: PinningPlace; readonly revisionSpan?: Span } | undefined {
  const given = call.argument(name, position);
  if (given === undefined || key !== undefined || given.indirect || given.value.type === "none")
    return undefined;
  const { valueSpan } = given;
  if (revisionSpan === undefined) {
    return /^[rRbBuU]?["']/.test(call.sourceOf(given)) ? undefined : { pinningPlace: { form: "by-hand" } };
  }
  if (revisionSpan.start >= valueSpan.start && revisionSpan.end <= valueSpan.end) return undefined;
  const quote = /^["']/.exec(call.sourceAt(revisionSpan))?.[0];
  if (quote === undefined) return { pinningPlace: { form: "by-hand" }, revisionSpan };
  return { pinningPlace: { form: "text", span: revisionSpan, before: quote, after: quote }, revisionSpan };
}

/** It is pinned by a sum, or by a word that no commit is. */
function isByHand({ checksums, registry, inline }: ReferenceReading["api"]): boolean {
  return checksums !== undefined || registry !== "huggingface" || inline !== undefined;
}

/** A stretch of a string as a stretch of the text that it is written in; undefined where the literal is not plain. */
function slotIn(call: CallFact, literal: Span, written: string, slot: RevisionSlot): Span | undefined {
  const at = call.sourceAt(literal).indexOf(written);
  if (at === -1 || written === "") return undefined;
  const start = literal.start + at;
  return { start: start + slot.start, end: start + slot.end };
}

function downloadOf({ folder }: ReferenceReading["api"]): PinningPlace {
  return { form: "download", ...(folder === undefined ? {} : { folder: folder.before ?? "" }) };
}
