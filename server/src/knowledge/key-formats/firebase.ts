import type { Span } from "../../text/span.ts";

/** So much of the text before and behind a key says what it is for. */
const reach = 300;

/**
 * A configuration of Firebase for a page or an app: its key names the project and opens nothing
 * (firebase.google.com/docs/projects/api-keys, "API keys for Firebase are different").
 */
const firebase =
  /\b(?:authDomain|messagingSenderId|mobilesdk_app_id)\b|\.firebase(?:io\.com|app\.com|database\.app)\b|\b1:\d{6,16}:(?:web|android|ios):/;

/** Whether a key of Google stands in a configuration of Firebase. */
export function isOfFirebase(text: string, { start, end }: Span): boolean {
  return firebase.test(text.slice(Math.max(0, start - reach), end + reach));
}
