import type { KeyFormat } from "./format.ts";
import { agentFormats } from "./rows/agents.ts";
import { aiFormats } from "./rows/ai.ts";
import { cloudFormats } from "./rows/cloud.ts";
import { codeFormats } from "./rows/code.ts";
import { dataFormats } from "./rows/data.ts";
import { furtherFormats } from "./rows/further.ts";
import { inferenceFormats } from "./rows/inference.ts";
import { infrastructureFormats } from "./rows/infrastructure.ts";
import { messageFormats } from "./rows/messages.ts";
import { serviceFormats } from "./rows/services.ts";
import { shortFormats } from "./rows/short.ts";
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

/** A password that its name, or the login that it is given to, says is one. */
export const passwordFormat: KeyFormat = {
  id: "password",
  provider: "",
  noun: "password",
  variable: "PASSWORD",
  shapes: [],
  owners: [],
  source: "https://www.rfc-editor.org/rfc/rfc4949",
};

/** What Google makes for one program, where a login needs two steps otherwise. */
export const appPasswordFormat: KeyFormat = {
  id: "google-app-password",
  provider: "Google",
  noun: "app password",
  variable: "GMAIL_APP_PASSWORD",
  shapes: [],
  owners: [],
  revokeUrl: "https://myaccount.google.com/apppasswords",
  source: "https://support.google.com/accounts/answer/185833",
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
  ...agentFormats,
  ...shortFormats,
  ...furtherFormats,
];
