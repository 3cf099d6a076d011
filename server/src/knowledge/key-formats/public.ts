import type { Span } from "../../text/span.ts";

/** So much of the text before and behind a key says what it is for. */
const reach = 300;

/** DocSearch: a key that can only search what anybody can read (docsearch.algolia.com/docs/api). */
const docSearch =
  /\b(?:algolia|docsearch)\b[\s\S]{0,200}?\bindexName\b|\bsearch(?:Only)?(?:Api)?Key["']?\s*[:=]\s*["']?$/i;

/** Keys that are made to be shown: of PostHog's projects, of Stripe's and Clerk's pages, of Langfuse, of Supabase, of Mapbox; addresses of Ethereum. */
const shown = /^(?:phc_|pk_(?:live|test)_|pk-lf-|sb_publishable_|pk\.eyJ|0x[0-9a-fA-F]{40}$)/;

/** Whether a key without a shape is one that its provider means to be shown, by itself or by where it stands. */
export function isPublic(text: string, { start, end }: Span): boolean {
  const key = text.slice(start, end);
  if (shown.test(key)) return true;
  if (!/^[0-9a-f]{32}$/.test(key)) return false;
  return (
    docSearch.test(text.slice(Math.max(0, start - reach), end + reach)) ||
    docSearch.test(text.slice(Math.max(0, start - 60), start))
  );
}
