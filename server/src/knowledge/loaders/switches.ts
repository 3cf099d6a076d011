/** A name that a program sets, and what it switches off for the whole process. */
export interface UnsafeSwitch {
  /** As patch facts name it: `os.environ[NAME]`, or a qualified name. */
  readonly name: string;
  /** Values that switch; for a qualified name: the names that may be assigned. */
  readonly values: RegExp;
  /** What happens then, as the end of a sentence that begins with the name. */
  readonly does: string;
  readonly instead: string;
  readonly source: string;
}

const yes = /^(?:1|y|yes|true|on)$/i;
const no = /^(?:0|n|no|false|off)$/i;
const empty = /^$/;
const keepChecks =
  "Delete the line; give the missing certificate to `REQUESTS_CA_BUNDLE` or `SSL_CERT_FILE` instead.";

/** Last looked at on 2026-11-23. */
export const unsafeSwitches: readonly UnsafeSwitch[] = [
  {
    name: "os.environ[TORCH_FORCE_NO_WEIGHTS_ONLY_LOAD]",
    values: yes,
    does: "makes every `torch.load` that does not say `weights_only` run whatever code its file names",
    instead: "Delete the line, and write `weights_only=False` at the one call whose file you trust.",
    source: "https://docs.pytorch.org/docs/stable/notes/serialization.html (environment variables)",
  },
  {
    name: "os.environ[HF_DATASETS_TRUST_REMOTE_CODE]",
    values: yes,
    does: "makes every `load_dataset` run the loading script of its repository (datasets before 4)",
    instead: "Delete the line, and use datasets 4, which runs no scripts.",
    source: "datasets 2.x and 3.x: src/datasets/config.py",
  },
  {
    name: "os.environ[VLLM_ALLOW_INSECURE_SERIALIZATION]",
    values: yes,
    does: "makes vLLM unpickle what other processes send to it",
    instead: "Delete the line.",
    source: "vllm/envs.py",
  },
  {
    name: "os.environ[PYTHONHTTPSVERIFY]",
    values: no,
    does: "turns the check of certificates off, so anyone on the way can replace what is downloaded",
    instead: keepChecks,
    source: "PEP 493",
  },
  {
    name: "os.environ[CURL_CA_BUNDLE]",
    values: empty,
    does: "set to nothing turns the check of certificates off in requests, and with it for hub downloads",
    instead: keepChecks,
    source: "requests/sessions.py, merge_environment_settings()",
  },
  {
    name: "os.environ[REQUESTS_CA_BUNDLE]",
    values: empty,
    does: "set to nothing turns the check of certificates off in requests, and with it for hub downloads",
    instead: keepChecks,
    source: "requests/sessions.py, merge_environment_settings()",
  },
  {
    name: "os.environ[MLFLOW_TRACKING_INSECURE_TLS]",
    values: yes,
    does: "turns the check of certificates off, so anyone on the way can replace the models that are loaded",
    instead: "Delete the line; name the certificate in `MLFLOW_TRACKING_SERVER_CERT_PATH` instead.",
    source: "https://mlflow.org/docs/latest/api_reference/python_api/mlflow.environment_variables.html",
  },
  {
    name: "ssl._create_default_https_context",
    values: /^ssl\._create_unverified_context$/,
    does: "is replaced by one that checks no certificate, so anyone on the way can replace what is downloaded",
    instead: "Delete the line; `pip install certifi`, or install the system's certificates.",
    source: "PEP 476",
  },
];
