import type { Loader } from "./loader.ts";

const message =
  "builds whatever Python objects {file} names, so a tag such as `!!python/object/apply` runs code";
const stream = { name: "stream", position: 0 };

/** YAML loaders. `Loader=` is judged by the rule itself, with the tables below. */
export const yamlLoaders: readonly Loader[] = [
  {
    // oyaml hands PyYAML's names on: https://github.com/wimglenn/oyaml (oyaml.py).
    names: ["yaml.load", "yaml.load_all", "oyaml.load", "oyaml.load_all"],
    family: "yaml",
    file: stream,
    unsafe: { when: "always" },
    does: message,
    instead: "Write `yaml.safe_load(…)`.",
    triggers: ["yaml"],
    source: "https://github.com/yaml/pyyaml (lib/yaml/__init__.py; CHANGES, 5.1 and 6.0)",
    checked: "2026-11-23",
    example: "import yaml\nconfig = yaml.load(stream, Loader=yaml.UnsafeLoader)\n",
    safeExample: "import yaml\nconfig = yaml.load(stream, Loader=yaml.SafeLoader)\n",
  },
  {
    names: ["yaml.unsafe_load", "yaml.unsafe_load_all", "oyaml.unsafe_load", "oyaml.unsafe_load_all"],
    family: "yaml",
    file: stream,
    unsafe: { when: "always" },
    does: message,
    instead: "Write `yaml.safe_load(…)`.",
    triggers: ["unsafe_load"],
    source: "https://github.com/yaml/pyyaml (lib/yaml/__init__.py; CHANGES, 5.1 and 6.0)",
    checked: "2026-11-23",
    example: "import yaml\nconfig = yaml.unsafe_load(stream)\n",
    safeExample: "import yaml\nconfig = yaml.safe_load(stream)\n",
  },
  {
    names: ["yaml.full_load", "yaml.full_load_all", "oyaml.full_load", "oyaml.full_load_all"],
    family: "yaml",
    file: stream,
    unsafe: { when: "always" },
    does: "resolves Python tags in {file}; its restrictions were broken in PyYAML 5.1 to 5.3.1 (CVE-2020-1747, CVE-2020-14343)",
    instead: "Write `yaml.safe_load(…)`.",
    triggers: ["full_load"],
    source: "https://github.com/yaml/pyyaml (CHANGES, 5.3.1 and 5.4)",
    checked: "2026-11-23",
    example: "import yaml\nconfig = yaml.full_load(stream)\n",
    safeExample: "import yaml\nconfig = yaml.safe_load(stream)\n",
  },
  {
    names: [
      "yaml.UnsafeLoader",
      "yaml.Loader",
      "yaml.CUnsafeLoader",
      "yaml.CLoader",
      "yaml.FullLoader",
      "yaml.CFullLoader",
    ].flatMap((name) => [`${name}.get_single_data`, `${name}.get_data`]),
    family: "yaml",
    unsafe: { when: "always" },
    does: message,
    instead: "Write `yaml.safe_load(…)`.",
    triggers: ["get_single_data", "get_data"],
    source:
      "https://github.com/yaml/pyyaml (lib/yaml/__init__.py, load(); lib/yaml/constructor.py, get_single_data())",
    checked: "2026-11-28",
    example: "import yaml\nconfig = yaml.UnsafeLoader(stream).get_single_data()\n",
    safeExample: "import yaml\nconfig = yaml.SafeLoader(stream).get_single_data()\n",
  },
  {
    names: ["ruamel.yaml.load", "ruamel.yaml.load_all", "ruamel.yaml.unsafe_load", "ruamel_yaml.load"],
    family: "yaml",
    file: stream,
    unsafe: { when: "always" },
    does: message,
    instead: 'Write `YAML(typ="safe").load(…)`.',
    triggers: ["ruamel"],
    source: "https://yaml.dev/doc/ruamel.yaml (PyYAML's functions stop working in 0.18)",
    checked: "2026-11-23",
    example: "import ruamel.yaml\nconfig = ruamel.yaml.load(stream, Loader=ruamel.yaml.UnsafeLoader)\n",
    safeExample: 'from ruamel.yaml import YAML\nconfig = YAML(typ="safe").load(stream)\n',
  },
  {
    names: ["ruamel.yaml.YAML.load", "ruamel.yaml.YAML.load_all", "ruamel.yaml.main.YAML.load"],
    family: "yaml",
    file: stream,
    unsafe: { when: "always" },
    does: message,
    instead: 'Write `YAML(typ="safe")`.',
    triggers: ["ruamel"],
    source: "https://yaml.dev/doc/ruamel.yaml (typ='unsafe')",
    checked: "2026-11-23",
    example: 'from ruamel.yaml import YAML\nconfig = YAML(typ="unsafe").load(stream)\n',
    safeExample: "from ruamel.yaml import YAML\nconfig = YAML().load(stream)\n",
  },
];

/**
 * What each of PyYAML's loader classes lets a document do.
 *
 * Source: yaml/loader.py and yaml/constructor.py of PyYAML 6.0: `Loader` and `UnsafeLoader` construct
 * any object; `FullLoader` since 5.4 constructs no arbitrary one, but still imports by name.
 */
export const yamlLoaderClasses: Readonly<Record<string, "safe" | "full" | "unsafe">> = {
  "yaml.SafeLoader": "safe",
  "yaml.CSafeLoader": "safe",
  "yaml.BaseLoader": "safe",
  "yaml.CBaseLoader": "safe",
  "yaml.loader.SafeLoader": "safe",
  "yaml.loader.BaseLoader": "safe",
  "yaml.cyaml.CSafeLoader": "safe",
  "yaml.cyaml.CBaseLoader": "safe",
  "yaml.FullLoader": "full",
  "yaml.CFullLoader": "full",
  "yaml.loader.FullLoader": "full",
  "yaml.cyaml.CFullLoader": "full",
  "yaml.Loader": "unsafe",
  "yaml.CLoader": "unsafe",
  "yaml.UnsafeLoader": "unsafe",
  "yaml.CUnsafeLoader": "unsafe",
  "yaml.loader.Loader": "unsafe",
  "yaml.loader.UnsafeLoader": "unsafe",
  "yaml.cyaml.CLoader": "unsafe",
  "yaml.cyaml.CUnsafeLoader": "unsafe",
  "ruamel.yaml.SafeLoader": "safe",
  "ruamel.yaml.CSafeLoader": "safe",
  "ruamel.yaml.BaseLoader": "safe",
  "ruamel.yaml.RoundTripLoader": "safe",
  "ruamel.yaml.loader.SafeLoader": "safe",
  "ruamel.yaml.loader.BaseLoader": "safe",
  "ruamel.yaml.loader.RoundTripLoader": "safe",
  "ruamel.yaml.Loader": "unsafe",
  "ruamel.yaml.UnsafeLoader": "unsafe",
  "ruamel.yaml.loader.Loader": "unsafe",
  "ruamel.yaml.loader.UnsafeLoader": "unsafe",
};
