/** Who serves what a name stands for. `url`: a plain web address; `library`: names that a library resolves by a table of its own. */
export type ReferenceRegistry =
  | "huggingface"
  | "torch-hub"
  | "kaggle"
  | "modelscope"
  | "tensorflow-hub"
  | "mlflow"
  | "wandb"
  | "ollama"
  | "langsmith"
  | "url"
  | "library";
