/** A text that stands in a repository for a file that lies elsewhere. */
export interface Pointer {
  readonly code: "git-lfs-pointer" | "xet-pointer" | "annex-pointer";
  /** For people: `a Git LFS pointer`. */
  readonly what: string;
  /** What fetches the file. */
  readonly command: string;
  /** Bytes of the file, where the pointer says. */
  readonly size?: number;
}

/** Longer texts are none: git-lfs, docs/spec.md, asks for less than 1024 bytes, xet and git-annex write less. */
const longest = 2048;

/**
 * What a text is a pointer of; undefined for all others.
 *
 * Sources: git-lfs, docs/spec.md, "The Pointer" (also under its first name, hawser); xet-core, XetFileInfo, whose first
 * line is `# xet version 0`; git-annex, "pointer file format".
 */
export function pointerOf(text: string): Pointer | undefined {
  if (text.length > longest) return undefined;
  if (/^version https:\/\/(?:git-lfs\.github\.com|hawser\.github\.com)\/spec\//.test(text)) {
    return {
      code: "git-lfs-pointer",
      what: "a Git LFS pointer",
      command: "git lfs pull",
      ...sizeIn(text, /^size (\d{1,15})\s*$/m),
    };
  }
  if (/^# xet version \d/.test(text) && /^(?:filesize|hash)\s*=/m.test(text)) {
    return {
      code: "xet-pointer",
      what: "a Xet pointer",
      command: "git xet checkout",
      ...sizeIn(text, /^filesize\s*=\s*(\d{1,15})\s*$/m),
    };
  }
  if (/^\/?(?:\.git)?\/?annex\/objects\/[^\s]{10,500}\s*$/.test(text)) {
    return {
      code: "annex-pointer",
      what: "a git-annex pointer",
      command: "git annex get",
      ...sizeIn(text, /-s(\d{1,15})-/),
    };
  }
  return undefined;
}

function sizeIn(text: string, pattern: RegExp): { readonly size?: number } {
  const found = pattern.exec(text)?.[1];
  return found === undefined ? {} : { size: Number(found) };
}
