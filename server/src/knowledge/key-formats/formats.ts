import type { KeyFormat } from "./format.ts";
import { aiFormats } from "./rows/ai.ts";
import { cloudFormats } from "./rows/cloud.ts";
import { codeFormats } from "./rows/code.ts";
import { dataFormats } from "./rows/data.ts";
import { inferenceFormats } from "./rows/inference.ts";
import { infrastructureFormats } from "./rows/infrastructure.ts";
import { messageFormats } from "./rows/messages.ts";
import { serviceFormats } from "./rows/services.ts";
import { storeFormats } from "./rows/stores.ts";
import { toolFormats } from "./rows/tools.ts";

/** A private key in PEM; it is found by its first line, not by a prefix. */
export const privateKeyFormat: KeyFormat = {
  id: "private-key",
  provider: "",
  noun: "private key",
  variable: "PRIVATE_KEY",
  shapes: [],
  owners: [],
  source: "https://www.rfc-editor.org/rfc/rfc7468",
};

/** A password in a URL. */
export const urlPasswordFormat: KeyFormat = {
  id: "url-password",
  provider: "",
  noun: "password in a URL",
  variable: "DATABASE_PASSWORD",
  shapes: [],
  owners: [],
  source: "https://www.rfc-editor.org/rfc/rfc3986#section-3.2.1",
};

/** A key that its name says the owner of; none of the rows is its provider. */
export const namedFormat: KeyFormat = {
  id: "named-key",
  provider: "",
  noun: "key",
  variable: "API_KEY",
  shapes: [],
  owners: [],
  source: "https://www.rfc-editor.org/rfc/rfc4949",
};

/** What a mask covers without knowing whose it is; never reported. */
export const unknownFormat: KeyFormat = {
  id: "unknown",
  provider: "",
  noun: "key",
  variable: "API_KEY",
  shapes: [],
  owners: [],
  source: "https://www.rfc-editor.org/rfc/rfc4949",
};

/**
 * The table of key formats: every row of every file in rows/.
 *
 * Few providers write the shape of their keys down. Where one does, or where its own program makes or reads the key, that
 * is the row's source; else it is the rule of a scanner whose rules are public and try what they find at the provider.
 * A row with `checked` was compared with its source on that day; one without is from general knowledge.
 */
export const keyFormats: readonly KeyFormat[] = [
  ...aiFormats,
  ...cloudFormats,
  ...codeFormats,
  ...dataFormats,
  ...serviceFormats,
  ...toolFormats,
  ...infrastructureFormats,
  ...storeFormats,
  ...messageFormats,
  ...inferenceFormats,
];
