import type { Span } from "../../text/span.ts";
import { alphabets, holds, isAt, kindsIn, kindsOf } from "./alphabets.ts";
import { nameOfValue, type Value } from "./bare.ts";
import type { KeyFormat, KeyHit } from "./format.ts";
import { namedFormat } from "./formats.ts";
import { isKeyName, isUnsaid } from "./key-names.ts";
import { nameBehind, type ValueName, valueName } from "./name-before.ts";
import { isPlaceholder } from "./placeholder.ts";
import { changesOfKind } from "./randomness.ts";
import { ownerOfClient, receiversOf } from "./receivers.ts";
import { afterEscape, afterShellDefault, dotted, leftOf } from "./runs.ts";
import { isSentToHost, sectionsAround } from "./sections.ts";
import { fieldName, labelledOwner, ownerInList, pairedName, saidBefore } from "./unsaid-names.ts";

/** The last words of a name that says whose key it holds, behind the owner's: `ACME_API_KEY`, `acmeClientSecret`. */
const endings =
  /(?:^|[_.\- ])([a-z][a-z0-9]+)[_-]?(?:(?:api|app|admin|subscription)[_-]?key|(?:api|access|auth|bearer|secret|private)[_-]?token|(?:secret|access)[_-]?key|(?:api|client|app)[_-]?secret)s?$/;
/** Shorter endings; what stands before them is as often a kind of token as somebody's name. */
const shortEndings = /(?:^|[_.\- ])([a-z][a-z0-9]+)[_-](?:token|secret|pat)$/;

/** Words before such an ending that name nobody, or that make a value none of a key. */
const nobody = new Set(
  (
    "my your our the this that self cls args arg cfg conf config settings options opts params kwargs env environ os " +
    "default test tests fake dummy mock example sample demo new old some any no user users admin app service server client " +
    "http https header headers request response session llm model embedding next page continuation csrf xsrf csrfmiddleware " +
    "api secret access auth oauth refresh device bot master root bearer id public publishable pub anon upload download cache " +
    "primary partition sort idempotency row data file input output pagination push registration sync state nonce verification " +
    "invite share reset resume cursor prev last first start end stop pad eos bos unk sep cls mask image audio video special " +
    "tool chat vocab num max min total per fcm apns sas write read params parameters kwargs provider providers vendor model models " +
    "credentials credential secrets keys values variables properties else try finally return const let var"
  ).split(" "),
);

/** A value is left to chance where its kinds of characters change as often as they do in random ones. */
const leastChanges = 0.18;
const leastOfClients = 0.4;
const digits = kindsOf(alphabets.digits);
const letters = kindsOf(alphabets.letters);
const digest = kindsOf(`${alphabets.hex}-`);
const longestName = 60;
const mostCharacters = 160;

/**
 * A key of a provider that no row knows: beside a name that ends in `api_key`, `access_token`, `client_secret` and the like
 * and starts with whose it is, and random enough that no person wrote it.
 */
export function findNamed(text: string, value: Value): KeyHit | undefined {
  const span = wholeOf(text, value);
  if (span.end - span.start > mostCharacters) return undefined;
  // Nearly every run is a name in a program, which has no digit: the name before it is only read for the others.
  const isWhole = span.start === value.start && span.end === value.end;
  const found = isWhole ? value.kinds : kindsIn(text, span.start, span.end);
  if ((found & digits) === 0 || (found & letters) === 0) return undefined;
  // Where the name was read already, it tells more quickly than the value does.
  const isRead = span.start === value.start && value.given !== undefined;
  if (isRead && !mayTell(nameOfValue(text, value))) return undefined;
  const body = text.slice(span.start, span.end);
  if (changesOfKind(body) < leastChanges) return undefined;
  const link = span.start === value.start ? nameOfValue(text, value) : valueName(text, span.start);
  if (!mayTell(link)) return undefined;
  const variable = variableFor(text, span, link, found);
  if (variable === undefined || isPlaceholder(body)) return undefined;
  return {
    format: { ...namedFormat, variable } satisfies KeyFormat,
    span,
    prefixLength: 0,
    confidence: "low",
  };
}

/** The environment variable of whoever a value belongs to, by all that stands around it. */
function variableFor(text: string, span: Span, link: ValueName, kinds: number): string | undefined {
  if (link.link === "called") {
    // A digest, an id, the name of a model are given to a client as often as a key.
    const body = text.slice(span.start, span.end);
    const mayBeOther = (kinds & ~digest) === 0 || /[/.]/.test(body) || changesOfKind(body) < leastOfClients;
    return mayBeOther ? undefined : owned(ownerOfClient(link.name));
  }
  const name = isUnsaid(link.name) ? unsaidName(text, span) : link.name;
  if (name === undefined) return undefined;
  if (isKeyName(name)) return variableOf(name) ?? variableAround(text, span, name);
  return link.link === "beside" ? owned(ownerInList(text, span.start)) : undefined;
}

function owned(owner: string | undefined): string | undefined {
  return owner === undefined ? undefined : ownedVariable(`${owner}_api_key`);
}

/** What a value is called whose own name says nothing. */
function unsaidName(text: string, span: Span): string | undefined {
  return (
    nameBehind(text, span.end) ??
    pairedName(text, span.start) ??
    saidBefore(text, span.start, (name) => variableOf(name) !== undefined) ??
    fieldName(text, span.start)
  );
}

function mayTell(link: ValueName | undefined): link is ValueName {
  if (link === undefined || link.name.length > longestName) return false;
  if (link.link === "called") return clients.test(link.name);
  return link.link === "beside" || isUnsaid(link.name) || isKeyName(link.name);
}

const clients = /(?:^|\.)[A-Z]\w*(?:Client|API|Api|SDK)$/;

/** A value with the parts that dots join to it: half a key that is covered is half a key that is shown. */
function wholeOf(text: string, { start, end }: Span): Span {
  const from = afterShellDefault(text, afterEscape(text, leftOf(dotted, text, start)));
  let to = end;
  while (to < end + mostCharacters && holds(dotted, text, to)) to += 1;
  while (isAt(text, to - 1, ".") && to > end) to -= 1;
  return { start: Math.min(from, start), end: to };
}

/** The environment variable that a name stands for: `self.acmeApiKey`, `acme.api.key` for `ACME_API_KEY`. None where it names nobody. */
function variableOf(name: string): string | undefined {
  const parts = name.split(".");
  for (let count = 1; count <= Math.min(parts.length, 3); count += 1) {
    const variable = ownedVariable(parts.slice(-count).join("_"));
    if (variable !== undefined) return variable;
  }
  return undefined;
}

function ownedVariable(name: string): string | undefined {
  const words = name
    .replace(/^-+/, "")
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replaceAll("-", "_");
  const lower = words.toLowerCase();
  const owner = (endings.exec(lower) ?? shortEndings.exec(lower))?.[1];
  if (owner === undefined || nobody.has(owner) || !/^[A-Za-z_]\w*$/.test(words)) return undefined;
  return words.toUpperCase();
}

/** Whose key a general name holds, by a label, by the section that it stands in, by who is called or by the host that it is sent to. */
function variableAround(text: string, span: Span, name: string): string | undefined {
  const last = name.slice(name.lastIndexOf(".") + 1);
  const labelled = labelledOwner(text, span.start);
  if (labelled !== undefined) return owned(labelled) ?? "API_KEY";
  for (const section of sectionsAround(text, span.start, last)) {
    const variable = ownedVariable(`${section}_${last}`);
    if (variable !== undefined) return variable;
  }
  const ofReceiver = /secret/i.test(last) ? "secret_key" : "api_key";
  for (const receiver of receiversOf(text, span.start, last)) {
    const variable = ownedVariable(`${receiver}_${ofReceiver}`);
    if (variable !== undefined) return variable;
  }
  return isSentToHost(text, span, last) ? "API_KEY" : undefined;
}
