/** A published weakness of Keras that a file can use. */
export interface KerasAdvisory {
  readonly id: string;
  /** Of the GitHub advisory, where it can be read. */
  readonly ghsa: string;
  /** The first version that it touches; absent: all before `fixed`. */
  readonly since?: string;
  /** The first version that refuses such a file. */
  readonly fixed: string;
}

/**
 * Source: PyPA advisory database (CC-BY-4.0, 2026-07-23) for the identifiers and ranges, the GitHub advisories for
 * CVE-2025-8747 and CVE-2025-9906, whose rows there have no range. Where ranges of two branches are fixed, the later
 * one is named.
 */
export const kerasAdvisories = [
  // Lambda layers ran from files of Keras 2 as they stood.
  { id: "CVE-2024-3660", ghsa: "GHSA-x4wf-678h-2pmq", fixed: "2.13" },
  // Any module and any function of it.
  { id: "CVE-2025-1550", ghsa: "GHSA-48g7-3x6r-xfhp", since: "3.0.0", fixed: "3.9.0" },
  // Functions of Keras' own: get_file.
  { id: "CVE-2025-8747", ghsa: "GHSA-c9rc-mg46-23w3", since: "3.0.0", fixed: "3.11.0" },
  { id: "CVE-2025-9906", ghsa: "GHSA-36fq-jgmw-4r9c", since: "3.0.0", fixed: "3.11.0" },
  // HDF5 files paid no heed to safe mode.
  { id: "CVE-2025-9905", ghsa: "GHSA-36rr-ww3j-vrjv", since: "3.0.0", fixed: "3.11.3" },
  { id: "CVE-2025-49655", ghsa: "GHSA-cvhh-q5g5-qprp", since: "3.11.0", fixed: "3.11.3" },
  // Vocabularies by path.
  { id: "CVE-2025-12058", ghsa: "GHSA-mq84-hjqx-cwf2", fixed: "3.12.0" },
  { id: "CVE-2025-12060", ghsa: "GHSA-hjqc-jx6g-rwp9", fixed: "3.12.0" },
  // Shapes that ask for all memory.
  { id: "CVE-2026-0897", ghsa: "GHSA-xfhx-r7ww-5995", since: "3.0.0", fixed: "3.13.1" },
  // External storage of datasets.
  { id: "CVE-2026-1669", ghsa: "GHSA-3m4q-jmj6-r34q", since: "3.0.0", fixed: "3.13.2" },
  { id: "CVE-2026-1462", ghsa: "GHSA-4f3f-g24h-fr8m", fixed: "3.13.2" },
] as const satisfies readonly KerasAdvisory[];
