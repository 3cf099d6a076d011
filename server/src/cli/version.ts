/** The build puts the version of server/package.json here. */
declare const LOADLINE_VERSION: string | undefined;

/** Whether this is the bundle, and not its sources, which tests run. */
export const isBundle = typeof LOADLINE_VERSION === "string";

export const version: string = typeof LOADLINE_VERSION === "string" ? LOADLINE_VERSION : "0.0.0-source";

export const tool = { name: "loadline", version } as const;
