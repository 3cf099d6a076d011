import { generateKeyPairSync } from "node:crypto";
import { expect, test } from "vitest";
import { findEveryKey } from "../../../server/src/knowledge/key-formats/repeats.ts";

function pem(type: "pkcs1" | "pkcs8" | "sec1"): string {
  if (type === "pkcs1") {
    const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 1024 });
    return privateKey.export({ type, format: "pem" }).toString();
  }
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "prime256v1" });
  return privateKey.export({ type, format: "pem" }).toString();
}

const base64 = (text: string) => Buffer.from(text).toString("base64");
const found = (text: string) =>
  findEveryKey(text, { owners: true }).map(({ format, span }) => [
    format.id,
    text.slice(span.start, span.end),
  ]);

test.each(["pkcs1", "pkcs8", "sec1"] as const)("a private key of %s in a Secret of Kubernetes", (type) => {
  const key = base64(pem(type));
  const secret = `apiVersion: v1\nkind: Secret\ntype: kubernetes.io/tls\ndata:\n  tls.key: ${key}\n`;
  expect(found(secret)).toEqual([["private-key-base64", key.replace(/=+$/, "")]]);
  expect(found(`users:\n- user:\n    client-key-data: ${key}\n`)).toHaveLength(1);
});

test("certificates, public keys and beginnings of keys in base64 are none", () => {
  const { publicKey } = generateKeyPairSync("ec", { namedCurve: "prime256v1" });
  const shown = base64(publicKey.export({ type: "spki", format: "pem" }).toString());
  const body = Buffer.alloc(400, 7).toString("base64");
  const certificate = base64(`-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----\n`);
  const beginning = base64(pem("sec1")).slice(0, 60);
  for (const text of [shown, certificate, beginning]) expect(found(`data:\n  ca.crt: ${text}\n`)).toEqual([]);
});
