import type { Session } from "../session.ts";

/** Ends what runs in the background; the client sends `exit` after the answer. */
export async function shutdown(session: Session): Promise<void> {
  session.rescan = () => undefined;
  session.scan?.abort.abort();
  await session.scan?.done;
}
