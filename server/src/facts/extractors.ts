import { byteKinds, isTextDocument, textKinds } from "../documents/document.ts";
import { modelKinds } from "../documents/model-formats.ts";
import { mayHoldKey } from "../knowledge/key-formats/likely.ts";
import type { Extractor } from "./extract.ts";

/**
 * Every source of facts, by room. A row names the document kinds it reads, so that a room is loaded
 * only for files that it is for.
 */
export const extractors: readonly Extractor[] = [
  {
    produces: ["call", "patch"],
    kinds: ["python", "notebook", "shell", "dockerfile"],
    load: async () => (await import("./code/extract.ts")).extractCode,
  },
  {
    produces: ["option"],
    kinds: ["python"],
    load: async () => (await import("./settings/settings.ts")).extractSettings,
  },
  {
    produces: ["option", "patch"],
    kinds: ["notebook", "shell", "dotenv", "dockerfile", "yaml", "toml", "json"],
    load: async () => (await import("./settings/settings.ts")).extractSettings,
  },
  {
    produces: [
      "model-reference",
      "dataset-reference",
      "artifact-reference",
      "unresolved-reference",
      "local-reference",
    ],
    kinds: ["python", "notebook"],
    load: async () => (await import("./references/extract.ts")).extractReferences,
  },
  {
    produces: [
      "model-reference",
      "dataset-reference",
      "artifact-reference",
      "unresolved-reference",
      "local-reference",
    ],
    kinds: ["python", "notebook", "shell", "dockerfile", "yaml", "json", "dotenv", "ini", "requirements"],
    load: async () => (await import("./references/text-references.ts")).extractTextReferences,
  },
  {
    produces: ["card"],
    // A README without front matter is no card by itself, but may stand beside weights.
    kinds: ["card", "markdown"],
    load: async () => {
      const { cardFacts } = await import("./cards/cards.ts");
      return cardFacts;
    },
  },
  {
    produces: ["license-use"],
    kinds: ["card", "python", "notebook"],
    load: async () => (await import("./license-use/extract.ts")).licenseUseFacts,
  },
  {
    produces: ["changed-license"],
    kinds: ["text", "markdown"],
    load: async () => (await import("./license-texts/extract.ts")).changedLicenseFacts,
  },
  {
    produces: ["lineage"],
    kinds: ["card", "python", "notebook", "shell", "yaml", "json", "toml", "markdown", "text", ...modelKinds],
    load: async () => (await import("./lineage/extract.ts")).lineageFacts,
  },
  {
    produces: ["secret"],
    kinds: textKinds,
    // What looks for keys is loaded for texts in which one can be. A notebook holds outputs besides its text. Once it is
    // loaded it looks faster than what tells whether to load it.
    load: async () => {
      let secretFacts: typeof import("./secrets/secrets.ts").secretFacts | undefined;
      return async (document) => {
        if (!isTextDocument(document)) return [];
        if (secretFacts === undefined) {
          if (document.kind !== "notebook" && !mayHoldKey(document.text)) return [];
          ({ secretFacts } = await import("./secrets/secrets.ts"));
        }
        return secretFacts(document);
      };
    },
  },
  {
    produces: ["exposure"],
    kinds: ["python", "notebook"],
    load: async () => {
      const { exposureFacts } = await import("./secrets/exposures/exposures.ts");
      return async (document, _environment, request) =>
        document.kind === "python" || document.kind === "notebook"
          ? exposureFacts(document, await request("secret"))
          : [];
    },
  },
  {
    produces: ["secret"],
    kinds: byteKinds,
    // Few weight files hold texts in which a key can be: its table is loaded for those.
    load: async () => async (_document, _environment, request) => {
      const facts = [...(await request("model-file")), ...(await request("pickle"))];
      const likely = facts.filter(({ texts = [] }) =>
        texts.some(({ name, text }) => mayHoldKey(`${name} = ${text}`)),
      );
      if (likely.length === 0) return [];
      return (await import("./secrets/weights.ts")).weightSecrets(likely);
    },
  },
  {
    produces: ["template-danger"],
    kinds: ["text", "json"],
    load: async () => {
      const { templateFacts } = await import("./model-folder/templates.ts");
      const { configurationTexts } = await import("./model-folder/metadata-text.ts");
      return async (document) =>
        isTextDocument(document) ? [...templateFacts(document), ...configurationTexts(document)] : [];
    },
  },
  {
    produces: ["template-danger"],
    kinds: byteKinds,
    // Few weight files hold a template or say anything of themselves: the reader is loaded for those.
    load: async () => async (_document, _environment, request) => {
      const models = (await request("model-file")).filter(
        ({ templates = [], texts = [] }) => templates.length > 0 || texts.length > 0,
      );
      if (models.length === 0) return [];
      const { templatesOfModels } = await import("./model-folder/templates.ts");
      const { metadataTexts } = await import("./model-folder/metadata-text.ts");
      return [...templatesOfModels(models), ...metadataTexts(models)];
    },
  },
  {
    produces: ["configured-code"],
    kinds: ["requirements"],
    load: async () => {
      const { endpointRequirements } = await import("./model-folder/requirements.ts");
      return async (document) => (isTextDocument(document) ? endpointRequirements(document.text) : []);
    },
  },
  {
    produces: ["stored-credential"],
    kinds: ["text", "ini", "json"],
    load: async () => {
      const { storedCredentials } = await import("./model-folder/credentials.ts");
      return async (document) => (isTextDocument(document) ? storedCredentials(document) : []);
    },
  },
  {
    produces: ["model-script"],
    kinds: ["python"],
    load: async () => {
      const { modelScripts } = await import("./model-folder/scripts.ts");
      return async (document, { host }, request) =>
        document.kind === "python" ? modelScripts(document, request, host) : [];
    },
  },
  {
    produces: ["configured-code"],
    kinds: ["json", "yaml", "toml", "ini"],
    load: async () => {
      const { configuredCode } = await import("./model-folder/configurations.ts");
      return async (document) => (isTextDocument(document) ? configuredCode(document) : []);
    },
  },
  {
    produces: [
      "model-file",
      "model-code",
      "model-defect",
      "pickle-import",
      "pickle",
      "archive",
      "packaged-text",
      "read-problem",
    ],
    kinds: byteKinds,
    load: async () => {
      const [{ modelFacts }, { textsToOpen, textFacts }] = await Promise.all([
        import("./models/extract.ts"),
        import("./weights/model-texts.ts"),
      ]);
      return async (document, environment) => {
        const facts = await modelFacts(document, environment);
        return [...facts, ...(await textFacts(textsToOpen(facts), environment.limits))];
      };
    },
  },
  {
    produces: ["model-defect"],
    kinds: ["json"],
    load: async () => (await import("./models/shards.ts")).indexDefects,
  },
  {
    produces: ["model-code", "model-defect"],
    kinds: ["json"],
    // Nearly no JSON is a model's: the tables of Keras are loaded for one that may be.
    load: async () => async (document) =>
      isTextDocument(document) && document.text.includes('"class_name"')
        ? (await import("./models/keras/alone.ts")).kerasConfigAlone(document)
        : [],
  },
  {
    produces: ["model-defect"],
    kinds: ["json", "yaml"],
    load: async () => (await import("./models/named-paths.ts")).namedPaths,
  },
  {
    produces: ["read-problem"],
    kinds: [...textKinds, ...byteKinds],
    load: async () => (await import("./problems/problems.ts")).readProblemFacts,
  },
  {
    produces: [
      "pickle-import",
      "pickle",
      "archive",
      "packaged-text",
      "read-problem",
      "model-file",
      "model-code",
      "model-defect",
    ],
    kinds: ["pickle", "zip", "npy", "hdf5", "flax", "binary"],
    load: async () => {
      const { weightFacts } = await import("./weights/pickle.ts");
      return async (document, { limits }) => (isTextDocument(document) ? [] : weightFacts(document, limits));
    },
  },
  {
    produces: [
      "pickle-import",
      "pickle",
      "archive",
      "packaged-text",
      "read-problem",
      "model-file",
      "model-code",
      "model-defect",
    ],
    kinds: byteKinds,
    load: async () => {
      const { secondFormats } = await import("./weights/second.ts");
      return async (document, { limits }) =>
        isTextDocument(document) ? [] : secondFormats(document, limits);
    },
  },
];
