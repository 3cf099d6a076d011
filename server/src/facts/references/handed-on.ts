import type { PythonArgument, PythonValue } from "../../documents/python/module.ts";
import { mayBeTrue, stringsOf } from "../../documents/python/value-queries.ts";
import type { CallFact } from "../facts.ts";

/** Arguments that a library hands on to the one below it: `model_kwargs={"trust_remote_code": True}`. */
const handedOnArguments = /(?:kwargs|_args|_options|_params|_config)$/;

/** Harnesses take the arguments of the model as one text: `model_args="pretrained=org/name,trust_remote_code=True"`. */
const writtenFlag = /(?:^|,)\s*trust_remote_code\s*=\s*(?:true|1)\s*(?:,|$)/i;

/** The argument by which `trust_remote_code=True` is handed on to another library. */
export function handedOnTrust(call: CallFact): PythonArgument | undefined {
  return call.arguments.find(
    ({ name, value }) => name !== undefined && handedOnArguments.test(name) && allows(value),
  );
}

function allows(value: PythonValue): boolean {
  const flag = entryOf(value, "trust_remote_code");
  return (flag !== undefined && mayBeTrue(flag)) || stringsOf(value).some((text) => writtenFlag.test(text));
}

/** The value of a key; of several dictionaries that it may be, of the first that has it. */
export function entryOf(value: PythonValue, key: string): PythonValue | undefined {
  if (value.type === "one-of") return value.values.map((branch) => entryOf(branch, key)).find(Boolean);
  if (value.type !== "dict") return undefined;
  return value.entries.find(([name]) => name.type === "string" && name.value === key)?.[1];
}
