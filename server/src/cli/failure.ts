/** A fault of ours: the engine never throws on purpose. The place helps to report it. */
export function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return `the check broke off: ${String(error)}`;
  const place =
    error.stack
      ?.split("\n")
      .find((line) => line.includes(" at "))
      ?.trim() ?? "";
  return `the check broke off, which is a fault of Loadline: ${error.message} (${place})`;
}
