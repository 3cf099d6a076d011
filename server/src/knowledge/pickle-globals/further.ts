import { actingConstructors } from "./acting-constructors.ts";
import { actingFunctions } from "./acting-functions.ts";
import { actingFurther } from "./acting-further.ts";
import { deniedFamilies } from "./denied.ts";
import { deniedApplicationFamilies } from "./denied-applications.ts";
import { deniedLibraryFamilies } from "./denied-libraries.ts";
import { hub } from "./hub.ts";
import { libraries } from "./libraries.ts";
import { madeOnly } from "./made-only.ts";
import { madeOnlyClasses } from "./made-only-classes.ts";
import { madeOnlyFurther } from "./made-only-further.ts";
import { madeOnlyInstalled } from "./made-only-installed.ts";
import { madeOnlySurveyed } from "./made-only-surveyed.ts";

/** The tables of names that the allow-list does not have: most weights have none, and do not load them. */
export const further = {
  /** What is denied, by patterns. */
  denied: () => [...deniedFamilies, ...deniedLibraryFamilies, ...deniedApplicationFamilies],
  /** What is denied, by exact names. */
  actingFunctions: () => [...actingFunctions(), ...actingFurther()],
  /** Constructors that act when they are called. */
  actingConstructors,
  /** The packs of classes of which a pickle may only make instances. */
  madeOnly: () => [
    ...libraries(),
    ...hub(),
    ...madeOnly(),
    ...madeOnlyFurther(),
    ...madeOnlyClasses(),
    ...madeOnlyInstalled(),
    ...madeOnlySurveyed(),
  ],
};
