/** First parts that are folders of a project far more often than organisations of a hub. */
export const folderNames: ReadonlySet<string> = new Set(
  (
    "model models checkpoint checkpoints ckpt ckpts output outputs out result results data dataset datasets saved " +
    "saved_model saved_models weights runs run logs log tmp temp pretrained pretrained_models pretrained_model " +
    "experiments experiment artifacts artifact assets cache src content home mnt root workspace work train test " +
    "finetuned fine_tuned save saves exp exps lora loras adapters adapter path input inputs kaggle drive " +
    // What an f-string makes of a missing value, and what a text asks its reader to replace.
    "none true false username user org organization namespace"
  ).split(" "),
);

export const fileEnding =
  /\.(?:pt|pth|bin|ckpt|safetensors|gguf|ggml|h5|hdf5|keras|onnx|pkl|pickle|joblib|json|jsonl|yaml|yml|csv|tsv|parquet|arrow|txt|py|zip|tar|gz|npz|npy|pdparams|model|engine|mlmodel|tflite)$/i;

/** The hub's own rule for names (huggingface_hub/utils/_validators.py, validate_repo_id), one slash asked for. */
const repositoryName = /^[A-Za-z0-9_][\w.-]{0,95}\/[A-Za-z0-9_][\w.-]{0,95}$/;
export const bareName = /^[A-Za-z0-9][\w.-]{0,95}$/;

/** Whether a name has the shape of `organisation/name` and is no path. */
export function isRepository(name: string): boolean {
  if (!repositoryName.test(name) || fileEnding.test(name)) return false;
  const owner = name.slice(0, name.indexOf("/")).toLowerCase();
  return !folderNames.has(owner) && !/^(?:your|my)[-_]/.test(owner);
}
