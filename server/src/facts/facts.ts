import type { CardFact } from "./kinds/cards.ts";
import type { CallFact, OptionFact, PatchFact } from "./kinds/code.ts";
import type { ChangedLicenseFact } from "./kinds/license-texts.ts";
import type { LicenseUseFact } from "./kinds/license-use.ts";
import type { LineageFact } from "./kinds/lineage.ts";
import type {
  ConfiguredCodeFact,
  ModelScriptFact,
  StoredCredentialFact,
  TemplateDangerFact,
} from "./kinds/model-folder.ts";
import type { ModelCodeFact, ModelDefectFact, ModelFileFact } from "./kinds/models.ts";
import type { ReadProblemFact, SuppressionFact } from "./kinds/problems.ts";
import type { RemoteReferenceFact, UnnamedReferenceFact } from "./kinds/references.ts";
import type { ExposureFact, SecretFact } from "./kinds/secrets.ts";
import type { ArchiveFact, PackagedTextFact, PickleFact, PickleImportFact } from "./kinds/weights.ts";

export type * from "./kinds/cards.ts";
export type * from "./kinds/code.ts";
export type * from "./kinds/license-texts.ts";
export type * from "./kinds/license-use.ts";
export type * from "./kinds/lineage.ts";
export type * from "./kinds/model-folder.ts";
export type * from "./kinds/models.ts";
export type * from "./kinds/problems.ts";
export type * from "./kinds/references.ts";
export type * from "./kinds/secrets.ts";
export type * from "./kinds/weights.ts";

/** Every kind of fact, by its name. A rule listens to one of them. */
export interface FactMap {
  readonly call: CallFact;
  readonly patch: PatchFact;
  readonly option: OptionFact;
  readonly "model-reference": RemoteReferenceFact;
  readonly "dataset-reference": RemoteReferenceFact;
  readonly "artifact-reference": RemoteReferenceFact;
  readonly "unresolved-reference": UnnamedReferenceFact;
  readonly "local-reference": UnnamedReferenceFact;
  readonly secret: SecretFact;
  readonly exposure: ExposureFact;
  readonly card: CardFact;
  readonly lineage: LineageFact;
  readonly "license-use": LicenseUseFact;
  readonly "changed-license": ChangedLicenseFact;
  readonly "pickle-import": PickleImportFact;
  readonly pickle: PickleFact;
  readonly archive: ArchiveFact;
  readonly "packaged-text": PackagedTextFact;
  readonly "model-file": ModelFileFact;
  readonly "model-code": ModelCodeFact;
  readonly "model-defect": ModelDefectFact;
  readonly "template-danger": TemplateDangerFact;
  readonly "configured-code": ConfiguredCodeFact;
  readonly "model-script": ModelScriptFact;
  readonly "stored-credential": StoredCredentialFact;
  readonly "read-problem": ReadProblemFact;
  readonly suppression: SuppressionFact;
}

export type FactKind = keyof FactMap;
export type Fact = FactMap[FactKind];
