import type { ConfigurationOverrides } from "../engine/configuration/resolver.ts";
import { type Severity, severities } from "../finding/finding.ts";
import { isRecord } from "./client-features.ts";

/** off: only what is open; weights: weight files as well; all: every file of the workspace. */
export type ScanScope = "off" | "weights" | "all";

/** The editor's settings for one folder, under the section `loadline`. */
export interface EditorSettings {
  readonly enable: boolean;
  readonly scan: ScanScope;
  /** Whether the date of a pinned commit is shown after it. */
  readonly pinnedDateHints: boolean;
  readonly overrides: ConfigurationOverrides;
  /** One configuration file instead of the nearest one; absolute, or relative to the folder. */
  readonly configurationPath?: string;
}

export const defaultEditorSettings: EditorSettings = {
  enable: true,
  scan: "weights",
  pinnedDateHints: true,
  overrides: {},
};

/** Reads what a client sent. What has not the right type counts as not set: the client's own schema tells the person. */
export function readEditorSettings(value: unknown): EditorSettings {
  if (!isRecord(value)) return defaultEditorSettings;
  const select = strings(value.select);
  const ignore = strings(value.ignore);
  const minSeverity = severity(value.minSeverity);
  const path = typeof value.configurationPath === "string" ? value.configurationPath.trim() : "";
  return {
    enable: value.enable !== false,
    scan: scanScope(value.scan),
    pinnedDateHints: !isRecord(value.inlayHints) || value.inlayHints.pinnedDate !== false,
    overrides: {
      ...(select.length === 0 ? {} : { select }),
      ...(ignore.length === 0 ? {} : { ignore }),
      ...(minSeverity === undefined ? {} : { minSeverity }),
    },
    ...(path === "" ? {} : { configurationPath: path.replaceAll("\\", "/") }),
  };
}

function strings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === "string") : [];
}

function severity(value: unknown): Severity | undefined {
  return severities.find((name) => name === value);
}

function scanScope(value: unknown): ScanScope {
  return value === "off" || value === "all" ? value : "weights";
}
