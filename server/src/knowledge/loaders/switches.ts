/** A name that a program sets, and what it switches off for the whole process. */
export interface UnsafeSwitch {
  /** As patch facts name it: `os.environ[NAME]`, or a qualified name. */
  readonly name: string;
  /** Values that switch; for a qualified name: the names that may be assigned. */
  readonly values: RegExp;
  /** What happens then, as the end of a sentence that begins with the name. */
  readonly does: string;
  readonly instead: string;
  /** Where it is stated: file of the library or page of its documentation. */
  readonly source: string;
  /** What a text has that sets it, where that is not the name's last part. */
  readonly trigger?: string;
  /**
   * The day on which `source` was opened and compared with the row, `2026-11-23`. Absent: general
   * knowledge, still to be verified.
   */
  readonly checked?: string;
}

const yes = /^(?:1|y|yes|true|on)$/i;
/** Only this value counts for them; others leave the check on. */
const zero = /^0$/;
const empty = /^$/;
/** That the option is there at all switches. */
const anything = /^/;
/** A name, or a list of names with commas, in which a pickle stands. */
const listsPickle = /(?:^|,)\s*(?:pickle|application\/x-python-serialize|dill|cloudpickle)\s*(?:,|$)/;
const keepChecks =
  "Delete the line; give the missing certificate to `REQUESTS_CA_BUNDLE` or `SSL_CERT_FILE` instead.";

/** What sets a whole process to be careless. Only rows with `checked` were compared with their source. */
export const unsafeSwitches: readonly UnsafeSwitch[] = [
  {
    name: "os.environ[TORCH_FORCE_NO_WEIGHTS_ONLY_LOAD]",
    values: yes,
    does: "makes every `torch.load` that does not say `weights_only` run whatever code its file names",
    instead: "Delete the line, and write `weights_only=False` at the one call whose file you trust.",
    source: "https://docs.pytorch.org/docs/stable/miscellaneous_environment_variables.html",
    checked: "2026-11-23",
  },
  {
    name: "os.environ[HF_DATASETS_TRUST_REMOTE_CODE]",
    values: yes,
    does: "makes every `load_dataset` run the loading script of its repository (datasets before 4)",
    instead: "Delete the line, and use datasets 4, which runs no scripts.",
    source: "datasets 3.6: src/datasets/config.py; not in 4.0",
    checked: "2026-11-23",
  },
  {
    name: "datasets.config.HF_DATASETS_TRUST_REMOTE_CODE",
    values: yes,
    does: "makes every `load_dataset` run the loading script of its repository (datasets before 4)",
    instead: "Delete the line, and use datasets 4, which runs no scripts.",
    source: "datasets 3.6: src/datasets/config.py; not in 4.0",
    checked: "2026-11-23",
  },
  {
    name: "os.environ[HF_HUB_TRUST_REMOTE_CODE]",
    values: yes,
    does: "asks libraries to run the Python files of every repository that they load",
    instead:
      "Delete the line; write `trust_remote_code=True` with a `revision` at the one call that needs it.",
    source: "convention of launch scripts; huggingface_hub does not read it",
  },
  {
    name: "os.environ[TRUST_REMOTE_CODE]",
    values: yes,
    does: "makes text-generation-inference, and scripts that read it, run the Python files of the model's repository",
    instead: "Delete the line; where the model needs its own code, pin it by `REVISION`.",
    source:
      "https://huggingface.co/docs/text-generation-inference/reference/launcher (--trust-remote-code, env)",
    checked: "2026-11-23",
  },
  {
    name: "os.environ[VLLM_ALLOW_INSECURE_SERIALIZATION]",
    values: yes,
    does: "makes vLLM unpickle what other processes send to it",
    instead: "Delete the line.",
    source: "vllm/v1/serial_utils.py",
    checked: "2026-11-23",
  },
  {
    name: "os.environ[AIRFLOW__CORE__ENABLE_XCOM_PICKLING]",
    values: yes,
    does: "makes Airflow (before 3) unpickle what tasks hand to one another, so whoever can write to its database can run code in every task",
    instead: "Delete the line, and hand plain values or paths on.",
    source:
      "https://airflow.apache.org/docs/apache-airflow/2.10.0/configurations-ref.html (enable_xcom_pickling)",
  },
  {
    name: "os.environ[ALLOW_PICKLE]",
    values: /^(?:True|1)$/,
    does: "makes txtai unpickle the settings and ids of every index that it loads",
    instead: "Delete the line, and save the index anew: newer releases write no pickles.",
    source: "https://github.com/neuml/txtai (src/python/txtai/serialize/pickle.py, allow())",
    checked: "2026-11-28",
  },
  {
    name: "tensorrt.Runtime.engine_host_code_allowed",
    values: yes,
    does: "lets engine files bring code that runs on this machine where one is loaded",
    instead: "Delete the line, and build engines without host code on the machine that runs them.",
    source:
      "https://docs.nvidia.com/deeplearning/tensorrt/archives/tensorrt-860-ea/api/python_api/infer/Core/Runtime.html (engine_host_code_allowed)",
    checked: "2026-11-29",
  },
  {
    name: "os.environ[PYTHONHTTPSVERIFY]",
    values: zero,
    does: "turns the check of certificates off in Python 2.7 (Python 3 does not read it), so anyone on the way can replace what is downloaded",
    instead: keepChecks,
    source: "https://peps.python.org/pep-0493/",
    checked: "2026-11-23",
  },
  ...["HF_HUB_DISABLE_SSL_VERIFICATION", "HF_HUB_DISABLE_SSL_VERIFY", "HF_HUB_DISABLE_SSL"].map((name) => ({
    name: `os.environ[${name}]`,
    values: yes,
    does: "asks for hub downloads without a check of certificates, so anyone on the way can replace them",
    instead: keepChecks,
    source: "names that patched clients and launch scripts read; huggingface_hub itself reads none of them",
  })),
  {
    name: "os.environ[GIT_SSL_NO_VERIFY]",
    values: yes,
    does: "turns git's check of certificates off, so anyone on the way can replace what is cloned",
    instead: "Delete the line; name the missing certificate in `GIT_SSL_CAINFO` instead.",
    source: "https://git-scm.com/docs/git-config (http.sslVerify)",
    checked: "2026-11-23",
  },
  {
    name: "git.http.sslVerify",
    values: /^(?:false|0|no|off)$/i,
    does: "turns git's check of certificates off, so anyone on the way can replace what is cloned",
    instead: "Leave it on; name the missing certificate in `http.sslCAInfo` instead.",
    source: "https://git-scm.com/docs/git-config (http.sslVerify)",
    checked: "2026-11-23",
  },
  ...(
    [
      ["curl --insecure", "curl", "`--cacert`", "https://curl.se/docs/manpage.html"],
      ["axel --insecure", "axel", "`SSL_CERT_FILE`", "https://github.com/axel-download-accelerator/axel"],
      [
        "wget --no-check-certificate",
        "check-certificate",
        "`--ca-certificate`",
        "https://www.gnu.org/software/wget/manual/wget.html",
      ],
      [
        "gdown --no-check-certificate",
        "check-certificate",
        "`REQUESTS_CA_BUNDLE`",
        "https://github.com/wkentaro/gdown",
      ],
      ["s3cmd --no-check-certificate", "check-certificate", "`--ca-certs`", "https://s3tools.org/usage"],
      [
        "rclone --no-check-certificate",
        "check-certificate",
        "`--ca-cert`",
        "https://rclone.org/docs/#no-check-certificate",
      ],
      [
        "aria2c --check-certificate",
        "check-certificate",
        "`--ca-certificate`",
        "https://aria2.github.io/manual/en/html/aria2c.html",
      ],
      [
        "http --verify",
        "--verify",
        "`--verify`",
        "https://httpie.io/docs/cli/server-ssl-certificate-verification",
      ],
      [
        "aws --no-verify-ssl",
        "no-verify-ssl",
        "`--ca-bundle`",
        "https://docs.aws.amazon.com/cli/latest/reference/",
      ],
      [
        "gsutil https_validate_certificates",
        "https_validate_certificates",
        "`ca_certificates_file`",
        "https://cloud.google.com/storage/docs/boto-gsutil",
      ],
      [
        "mc --insecure",
        "--insecure",
        "`~/.mc/certs/CAs`",
        "https://min.io/docs/minio/linux/reference/minio-mc.html",
      ],
      [
        "uv --allow-insecure-host",
        "insecure-host",
        "`SSL_CERT_FILE`",
        "https://docs.astral.sh/uv/reference/cli/",
      ],
    ] as const
  ).map(([name, trigger, certificate, source]) => ({
    name,
    trigger,
    values: anything,
    does: "asks for no certificate, so anyone on the way can replace what is fetched: weights, data, code",
    instead: `Leave the option out; name the missing certificate by ${certificate} instead.`,
    source,
    checked: "2026-11-29",
  })),
  {
    name: "conda.ssl_verify",
    values: /^(?:false|0|no|off)$/i,
    does: "turns conda's check of certificates off, so anyone on the way can replace the packages that are installed",
    instead: "Leave it on; give the path of the missing certificate as its value instead.",
    source:
      "https://docs.conda.io/projects/conda/en/stable/user-guide/configuration/settings.html (ssl_verify)",
    checked: "2026-11-29",
  },
  {
    name: "os.environ[WANDB_INSECURE_DISABLE_SSL]",
    values: yes,
    does: "makes W&B check no certificate, so anyone on the way can read the key and replace the artifacts that are downloaded",
    instead: keepChecks,
    source: "https://github.com/wandb/wandb (wandb/sdk/wandb_settings.py: insecure_disable_ssl)",
  },
  {
    name: "os.environ[NODE_TLS_REJECT_UNAUTHORIZED]",
    values: zero,
    does: "turns the check of certificates off in every program of Node",
    instead: "Delete the line; name the missing certificate in `NODE_EXTRA_CA_CERTS` instead.",
    source: "https://nodejs.org/api/cli.html#node_tls_reject_unauthorizedvalue",
    checked: "2026-11-23",
  },
  {
    name: "os.environ[CURL_CA_BUNDLE]",
    values: empty,
    does: "set to nothing turns the check of certificates off in requests before 2.28, and with it for hub downloads",
    instead: keepChecks,
    source: "requests/sessions.py, merge_environment_settings(), and HISTORY.md, 2.28.0",
    checked: "2026-11-23",
  },
  {
    name: "os.environ[MLFLOW_TRACKING_INSECURE_TLS]",
    values: yes,
    does: "turns the check of certificates off, so anyone on the way can replace the models that are loaded",
    instead: "Delete the line; name the certificate in `MLFLOW_TRACKING_SERVER_CERT_PATH` instead.",
    source: "mlflow/environment_variables.py",
    checked: "2026-11-23",
  },
  {
    name: "ssl._create_default_https_context",
    values: /^ssl\._create_unverified_context$/,
    does: "is replaced by one that checks no certificate, so anyone on the way can replace what is downloaded",
    instead: "Delete the line; `pip install certifi`, or install the system's certificates.",
    source: "https://peps.python.org/pep-0476/ (opting out)",
    checked: "2026-11-23",
  },
  ...["ssl.create_default_context.verify_mode", "ssl.SSLContext.verify_mode"].map((name) => ({
    name,
    values: /^(?:ssl\.(?:VerifyMode\.)?CERT_NONE|0)$/,
    does: "set to `CERT_NONE` turns the check of certificates off for every connection of this context, so anyone on the way can replace what is downloaded",
    instead: "Delete the line; name the missing certificate by `load_verify_locations` instead.",
    source: "https://docs.python.org/3/library/ssl.html#ssl.SSLContext.verify_mode",
  })),
  ...["requests.Session.verify", "requests.sessions.Session.verify", "requests.session.verify"].map(
    (name) => ({
      name,
      values: /^false$/i,
      does: "set to `False` turns the check of certificates off for every request of the session",
      instead: "Delete the line; assign the path of the missing certificate instead.",
      source: "https://requests.readthedocs.io/en/latest/user/advanced/#ssl-cert-verification",
      checked: "2026-11-23",
    }),
  ),
  ...[
    "celery.Celery.conf.accept_content",
    "celery.Celery.conf.CELERY_ACCEPT_CONTENT",
    "celery.Celery.conf[accept_content]",
    "celery.Celery.conf[CELERY_ACCEPT_CONTENT]",
    "settings.CELERY_ACCEPT_CONTENT",
    "settings.accept_content",
  ].map((name) => ({
    name,
    values: listsPickle,
    does: "lets workers unpickle the messages that arrive, so whoever can write to the broker can run code here",
    instead: 'Take JSON only: `["json"]`, which is the default.',
    source: "https://docs.celeryq.dev/en/stable/userguide/security.html (serializers)",
  })),
  ...["Pyro4.config.SERIALIZERS_ACCEPTED", "os.environ[PYRO_SERIALIZERS_ACCEPTED]"].map((name) => ({
    name,
    values: listsPickle,
    does: "lets the server unpickle what callers send, so whoever can reach it can run code here",
    instead: "Delete the line, or move to Pyro5, which has no pickle.",
    source: "https://github.com/irmen/Pyro4 (src/Pyro4/configuration.py)",
    checked: "2026-11-28",
  })),
  ...["Pyro4.config.SERIALIZER", "os.environ[PYRO_SERIALIZER]"].map((name) => ({
    name,
    values: listsPickle,
    does: "makes calls and their answers pickles, and this side unpickles what the server answers",
    instead: "Delete the line, or move to Pyro5, which has no pickle.",
    source: "https://github.com/irmen/Pyro4 (src/Pyro4/configuration.py)",
    checked: "2026-11-28",
  })),
  {
    name: "settings.SESSION_SERIALIZER",
    values: /PickleSerializer$/,
    does: "unpickles sessions, so whoever knows the secret key, or can write to the session store, can run code here",
    instead: "Delete the line: Django's own serializer is JSON (5.0 has no other).",
    source: "https://docs.djangoproject.com/en/4.2/topics/http/sessions/#session-serialization",
  },
  {
    name: "os.environ[AUTOGEN_USE_DOCKER]",
    values: /^(?:false|0|no|off)$/i,
    does: "makes AutoGen run the code that the language model writes on this machine, without a container",
    instead: "Delete the line.",
    source: "https://microsoft.github.io/autogen/0.2/docs/FAQ (AUTOGEN_USE_DOCKER)",
  },
  ...["interpreter.interpreter.auto_run", "interpreter.OpenInterpreter.auto_run", "interpreter.auto_run"].map(
    (name) => ({
      name,
      values: /^true$/i,
      does: "runs every command that the language model writes, without asking",
      instead: "Delete the line, or run the program in a container that holds no keys.",
      source: "https://docs.openinterpreter.com/settings/all-settings (auto_run)",
    }),
  ),
  {
    name: "numpy.load.__defaults__",
    // The second default is that of `allow_pickle` (numpy/lib/_npyio_impl.py, load()).
    values: /^[^,]*,true/i,
    does: "makes every `np.load` unpickle object arrays, and a pickle runs whatever code it names",
    instead:
      "Delete the line; where an array truly holds Python objects, write `allow_pickle=True` at that one call.",
    source: "https://numpy.org/doc/stable/reference/generated/numpy.load.html",
    checked: "2026-11-28",
  },
];
