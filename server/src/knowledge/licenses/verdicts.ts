import type { Reach, Terms } from "./clauses.ts";
import { noncommercialTerms, termsOf } from "./clauses.ts";
import type { License, LicenseClass } from "./license.ts";

/** How one thing came of another. */
export type Relation = "finetune" | "adapter" | "quantized" | "merge" | "trained-on" | "derived-from";

/**
 * - `allowed`: the two licences can stand together
 * - `breach`: the licence's own words forbid it
 * - `unsettled`: it depends on facts that a file does not show, or on law that no court has settled
 * - `unknown`: one of the two says too little
 */
export type VerdictStatus = "allowed" | "breach" | "unsettled" | "unknown";

/** Why, for messages: each reason has a sentence in the rule that shows it. */
export type VerdictReason =
  | "grants-commercial-use"
  | "drops-restrictions"
  | "other-restrictions"
  | "leaves-the-licence"
  | "no-copy"
  | "not-share-alike"
  | "copyleft-of-weights"
  | "adaptation-shared"
  | "adapter-without-weights"
  | "noncommercial-data"
  | "no-derivatives-data"
  | "share-alike-data"
  | "outputs-restricted"
  | "outputs-derivative"
  | "provider-terms"
  | "no-license-found";

export interface Verdict {
  readonly status: VerdictStatus;
  readonly reason?: VerdictReason;
  /** The clause of the upstream licence that decides. */
  readonly terms: Terms;
}

/**
 * Whether something may be published under `downstream` that came of something under `upstream`.
 * The table test/unit/licenses/matrix.md states the answers for all classes, for people to check.
 */
export function judge(upstream: License, downstream: License, relation: Relation): Verdict {
  const terms = termsOf(upstream);
  if (relation === "trained-on") return { ...judgeTraining(upstream, downstream), terms };
  const decided = judgeDerivative({ upstream, downstream, terms, relation });
  const decision = forRelation(decided, terms, relation);
  const decisive = decision.reason === "grants-commercial-use" ? noncommercialTerms(upstream) : undefined;
  return { ...decision, terms: decisive ?? terms };
}

type Decision = Omit<Verdict, "terms">;

interface Pair {
  readonly upstream: License;
  readonly downstream: License;
  readonly terms: Terms;
  readonly relation: Relation;
}

const allowed: Decision = { status: "allowed" };
const unknown: Decision = { status: "unknown" };

function judgeDerivative(pair: Pair): Decision {
  const { upstream, downstream, terms, relation } = pair;
  if (terms.reach === "private") return isCopy(pair) ? allowed : deciders.private(pair);
  if (saysTooLittle(downstream)) return unknown;
  if (upstream.id === downstream.id) return allowed;
  const decision = deciders[terms.reach](pair);
  // Outputs of a model are published under its name, though its agreement is about the model.
  const aboutOutputs =
    relation === "derived-from" && upstream.kind === "model" && decision.status === "breach";
  return aboutOutputs ? { ...decision, status: "unsettled" } : decision;
}

/** Creative Commons 4.0, section 2(a)(4): a change of format alone makes no adapted material. */
function isCopy({ upstream, downstream, relation }: Pair): boolean {
  return relation === "quantized" && upstream.id === downstream.id;
}

const deciders: Readonly<Record<Reach, (pair: Pair) => Decision>> = {
  free: () => allowed,
  copy: () => ({ status: "unsettled", reason: "no-copy" }),
  restrictions: ({ upstream, downstream }) => passesRestrictions(upstream, downstream),
  noncommercial: ({ downstream }) => keepsNoncommercial(downstream),
  "share-alike": (pair) => sharesAlike(pair),
  same: ({ upstream, downstream }) => staysUnder(upstream, downstream),
  private: () => ({ status: "breach", reason: "adaptation-shared" }),
  unknown: ({ upstream }) =>
    upstream.class === "community"
      ? { status: "unsettled", reason: "leaves-the-licence" }
      : byContract(upstream),
};

function byContract(upstream: License): Decision {
  if (upstream.class === "contract") return { status: "unsettled", reason: "provider-terms" };
  return upstream.class === "no-license" ? { status: "unsettled", reason: "no-license-found" } : unknown;
}

/** `other`, `unknown`, `cc`: whatever they stand for, the card does not say. */
function saysTooLittle(license: License): boolean {
  return license.class === "unstated" || license.class === "no-license";
}

/** The RAIL licences share one list in all that matters; a publisher's own policy is another list. */
function passesRestrictions(upstream: License, downstream: License): Decision {
  const both = upstream.class === "responsible-use" && downstream.class === "responsible-use";
  if (both) return allowed;
  const binds = downstream.class === "responsible-use" || downstream.class === "community";
  return binds && downstream.useRestrictions
    ? { status: "unsettled", reason: "other-restrictions" }
    : { status: "breach", reason: "drops-restrictions" };
}

function keepsNoncommercial(downstream: License): Decision {
  return downstream.commercial === "no" ? allowed : { status: "breach", reason: "grants-commercial-use" };
}

function staysUnder(upstream: License, downstream: License): Decision {
  if (upstream.commercial !== "no") return { status: "breach", reason: "leaves-the-licence" };
  return downstream.commercial === "no"
    ? { status: "unsettled", reason: "leaves-the-licence" }
    : { status: "breach", reason: "grants-commercial-use" };
}

/**
 * Licences that a share-alike licence lets its adaptations be under, beside itself: later versions,
 * and what Creative Commons lists as compatible (creativecommons.org/compatiblelicenses, 2015 to 2026).
 */
const compatible: Readonly<Record<string, readonly string[]>> = {
  "cc-by-sa-3.0": ["cc-by-sa-4.0"],
  "cc-by-sa-4.0": ["gpl-3.0"],
  "cc-by-nc-sa-2.0": ["cc-by-nc-sa-3.0", "cc-by-nc-sa-4.0"],
  "cc-by-nc-sa-3.0": ["cc-by-nc-sa-4.0"],
  // GPL 3, section 13; LGPL 3 is GPL 3 with more permissions.
  "gpl-3.0": ["agpl-3.0"],
  "eupl-1.1": ["eupl-1.2"],
};

function sharesAlike({ upstream, downstream, relation }: Pair): Decision {
  if (compatible[upstream.id]?.includes(downstream.id) === true) return allowed;
  const noncommercial = upstream.commercial === "no" && downstream.commercial !== "no";
  if (noncommercial) return { status: "breach", reason: "grants-commercial-use" };
  // Whether weights are a "work based on the program" is open; adapted data, and content, are not.
  return isCopyleft(upstream.class) && relation !== "derived-from"
    ? { status: "unsettled", reason: "copyleft-of-weights" }
    : { status: "breach", reason: "not-share-alike" };
}

function isCopyleft(name: LicenseClass): boolean {
  return name === "copyleft" || name === "network-copyleft";
}

/** What a relation changes: an adapter carries no weights of the base. */
function forRelation(decision: Decision, terms: Terms, relation: Relation): Decision {
  if (decision.status !== "breach" || relation !== "adapter" || terms.namesAdapters === true) return decision;
  return { status: "unsettled", reason: "adapter-without-weights" };
}

/** A model learnt from data: no court has settled whether its weights are an adaptation, so none is a breach. */
function judgeTraining(upstream: License, downstream: License): Decision {
  if (saysTooLittle(downstream)) return unknown;
  const forbidden = upstream.commercial === "no" && upstream.class !== "no-license";
  if (forbidden && downstream.commercial !== "no")
    return { status: "unsettled", reason: "noncommercial-data" };
  if (upstream.outputs !== undefined && upstream.id !== downstream.id) {
    // Data under a model's agreement is what that model wrote.
    if (upstream.outputs === "no-other-model") return { status: "unsettled", reason: "outputs-restricted" };
    if (upstream.outputs === "derivative") return { status: "unsettled", reason: "outputs-derivative" };
  }
  switch (upstream.class) {
    case "no-derivatives":
    case "noncommercial-no-derivatives":
      return { status: "unsettled", reason: "no-derivatives-data" };
    case "share-alike":
    case "copyleft":
    case "network-copyleft":
      return upstream.id === downstream.id || compatible[upstream.id]?.includes(downstream.id) === true
        ? allowed
        : { status: "unsettled", reason: "share-alike-data" };
    case "contract":
      return downstream.commercial === "no" ? allowed : { status: "unsettled", reason: "provider-terms" };
    case "no-license":
      return { status: "unsettled", reason: "no-license-found" };
    case "unstated":
    case "restricted-data":
      return unknown;
    default:
      return allowed;
  }
}
