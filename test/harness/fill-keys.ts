import { generateKey } from "./keys.ts";

/** Puts a fresh random key in the place of every `{{key:PROVIDER}}`, so that no key lies in a page. */
export function fillKeys(text: string): string {
  const made = new Map<string, string>();
  return text.replace(/\{\{key:([a-z0-9-]+)(?:#\d+)?\}\}/g, (mark, provider: string) => {
    const key = made.get(mark) ?? generateKey(provider, Math.random);
    made.set(mark, key);
    return key;
  });
}
