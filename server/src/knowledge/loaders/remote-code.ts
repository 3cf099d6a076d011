/** A callable that runs code of a repository, besides those that name models (knowledge/references). */
export interface RemoteCodeApi {
  readonly names: readonly string[];
  /** The argument that names the repository. */
  readonly id?: { readonly name: string; readonly position?: number };
  /** `flag`: where `trust_remote_code=True` is given; `default`: where it is not given; `always`: in any case. */
  readonly when: "flag" | "default" | "always";
  /** What runs, as a clause in which "that repository" stands for the name. */
  readonly runs: string;
  /** How to pin it, as a clause. */
  readonly pinning: string;
  readonly source: string;
  /**
   * The day on which `source` was opened and compared with the row, `2026-11-23`. Absent: general
   * knowledge, still to be verified.
   */
  readonly checked?: string;
}

const revision = 'write `revision="<commit sha>"` with all 40 digits of the commit';

/** Only rows with `checked` were compared with their source. */
export const remoteCodeApis: readonly RemoteCodeApi[] = [
  {
    names: ["smolagents.load_tool", "smolagents.Tool.from_hub", "smolagents.tools.load_tool"],
    id: { name: "repo_id", position: 0 },
    when: "flag",
    runs: "downloads `tool.py` of that repository and runs it",
    pinning: revision,
    source: "smolagents/tools.py, Tool.from_hub()",
    checked: "2026-11-23",
  },
  {
    names: [
      "smolagents.CodeAgent.from_hub",
      "smolagents.ToolCallingAgent.from_hub",
      "smolagents.MultiStepAgent.from_hub",
    ],
    id: { name: "repo_id", position: 0 },
    when: "flag",
    runs: "downloads the agent and the tools of that repository and runs them",
    pinning: revision,
    source: "smolagents/agents.py, MultiStepAgent.from_hub()",
    checked: "2026-11-23",
  },
  {
    names: ["smolagents.ToolCollection.from_hub"],
    id: { name: "collection_slug", position: 0 },
    when: "flag",
    runs: "downloads every tool of that collection and runs it",
    pinning: "load the tools one by one, each with its `revision`",
    source: "smolagents/tools.py, ToolCollection.from_hub()",
    checked: "2026-11-23",
  },
  {
    names: ["smolagents.ToolCollection.from_mcp"],
    when: "flag",
    runs: "starts the MCP server and lets agents call its tools",
    pinning: "fix the version of the server's package in the command that starts it",
    source: "smolagents/tools.py, ToolCollection.from_mcp() (note on trust_remote_code)",
    checked: "2026-11-23",
  },
  {
    names: ["transformers.load_tool", "transformers.tools.load_tool", "transformers.agents.load_tool"],
    id: { name: "task_or_repo_id", position: 0 },
    when: "always",
    runs: "downloads the tool of that repository and runs it",
    pinning: "copy the tool's file into your own code (transformers 4.52 has no `load_tool` any more)",
    source: "transformers 4.40: src/transformers/tools/base.py, load_tool()",
  },
  {
    names: ["kernels.get_kernel", "kernels.utils.get_kernel"],
    id: { name: "repo_id", position: 0 },
    when: "always",
    runs: "downloads native code and Python files of that repository and runs them",
    pinning: revision,
    // Newer releases refuse organisations that Hugging Face does not trust unless `trust_remote_code=True`.
    source: "https://huggingface.co/docs/kernels/main/en/api/kernels (get_kernel)",
    checked: "2026-11-23",
  },
  {
    names: ["from_pretrained", "from_quantized"].flatMap((method) => [
      `awq.AutoAWQForCausalLM.${method}`,
      `awq.models.auto.AutoAWQForCausalLM.${method}`,
    ]),
    id: { name: "model_path", position: 0 },
    when: "default",
    runs: "runs the Python files that stand in that repository (`trust_remote_code` is true here unless it is given)",
    pinning: "write `trust_remote_code=False` where the model needs no code of its own",
    source: "https://github.com/casper-hansen/AutoAWQ (awq/models/auto.py, from_pretrained())",
    checked: "2026-11-29",
  },
  {
    names: ["fastchat.model.load_model", "fastchat.model.model_adapter.load_model"],
    id: { name: "model_path", position: 0 },
    when: "default",
    runs: "runs the Python files that stand in that repository (`trust_remote_code=True` is written inside)",
    pinning: revision,
    source: "https://github.com/lm-sys/FastChat (fastchat/model/model_adapter.py, load_model())",
    checked: "2026-11-29",
  },
  {
    names: ["kernels.load_kernel"],
    id: { name: "repo_id", position: 0 },
    when: "always",
    runs: "downloads native code and Python files of that repository and runs them",
    pinning: revision,
    source: "https://huggingface.co/docs/kernels",
  },
];

const byName = new Map(remoteCodeApis.flatMap((api) => api.names.map((name) => [name, api] as const)));

export function remoteCodeApiNamed(name: string): RemoteCodeApi | undefined {
  return byName.get(name);
}

/** How libraries call the argument that names a repository, for calls that no table knows. */
export const repositoryArguments: readonly string[] = [
  "repo_id",
  "model",
  "model_id",
  "model_name",
  "model_name_or_path",
  "pretrained_model_name_or_path",
  "pretrained",
  "path",
  "name",
  "checkpoint",
  "tokenizer",
  "base_model",
];
