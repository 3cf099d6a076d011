import type { Loader } from "./loader.ts";

const runs = "runs code that the language model writes, with this process's rights";
const sandbox = "Run it in a sandbox that holds no keys and no data that matter.";

/** Where smolagents runs an agent's code elsewhere. */
const elsewhere = ["docker", "e2b", "modal", "blaxel", "wasm"];

/** Agents and their tools that run code which a language model wrote. */
export const agentTools: readonly Loader[] = [
  {
    names: ["smolagents.CodeAgent", "smolagents.agents.CodeAgent"],
    family: "code-tool",
    unsafe: {
      when: "holds",
      parameter: { name: "additional_authorized_imports" },
      texts: [
        "*",
        "os",
        "subprocess",
        "sys",
        "shutil",
        "importlib",
        "builtins",
        "socket",
        "pathlib",
        "io",
        "posixpath",
      ],
    },
    does: "lets the code that the language model writes import modules that reach files, commands or the network, with this process's rights",
    instead: 'Leave those modules out, or run the agent elsewhere: `executor_type="docker"`.',
    triggers: ["additional_authorized_imports"],
    source:
      "https://github.com/huggingface/smolagents (src/smolagents/agents.py: executor_type, additional_authorized_imports)",
    checked: "2026-11-29",
    example:
      'from smolagents import CodeAgent\nagent = CodeAgent(tools=[], model=model, additional_authorized_imports=["*"])\n',
    safeExample: "from smolagents import ToolCallingAgent\nagent = ToolCallingAgent(tools=[], model=model)\n",
  },
  {
    names: ["smolagents.CodeAgent", "smolagents.agents.CodeAgent"],
    family: "code-tool",
    unsafe: { when: "unless-text", parameter: { name: "executor_type" }, texts: elsewhere },
    severity: "information",
    does: "runs code that the language model writes in this process: the interpreter of smolagents holds back much, and is no sandbox",
    instead:
      'Run it elsewhere: `executor_type="docker"` or `"e2b"`, where it may meet text that you do not control.',
    triggers: ["CodeAgent"],
    source:
      "https://github.com/huggingface/smolagents (src/smolagents/agents.py: executor_type, additional_authorized_imports)",
    checked: "2026-11-29",
    example: "from smolagents import CodeAgent\nagent = CodeAgent(tools=[], model=model)\n",
    safeExample:
      'from smolagents import CodeAgent\nagent = CodeAgent(tools=[], model=model, executor_type="docker")\n',
  },
  {
    names: [
      "transformers.ReactCodeAgent",
      "transformers.CodeAgent",
      "transformers.agents.ReactCodeAgent",
      "transformers.agents.CodeAgent",
    ],
    family: "code-tool",
    unsafe: { when: "always" },
    severity: "information",
    does: "runs code that the language model writes in this process: its interpreter holds back much, and is no sandbox",
    instead: "Use smolagents, which took its place, with code that runs in a container.",
    triggers: ["CodeAgent"],
    source: "transformers 4.44: src/transformers/agents/agents.py; gone in 4.52",
    example: "from transformers import ReactCodeAgent\nagent = ReactCodeAgent(tools=[], llm_engine=engine)\n",
    safeExample:
      "from transformers import ReactJsonAgent\nagent = ReactJsonAgent(tools=[], llm_engine=engine)\n",
  },
  {
    names: [
      "autogen.UserProxyAgent",
      "autogen.AssistantAgent",
      "autogen.ConversableAgent",
      "autogen.agentchat.*.UserProxyAgent",
      "pyautogen.UserProxyAgent",
      "ag2.UserProxyAgent",
    ],
    family: "code-tool",
    unsafe: { when: "false", parameter: { name: "code_execution_config", key: "use_docker" } },
    does: runs,
    instead: "Leave `use_docker` on, or write `code_execution_config=False`.",
    triggers: ["use_docker"],
    source: "https://github.com/microsoft/autogen (0.2: autogen/code_utils.py, execute_code(): use_docker)",
    checked: "2026-11-29",
    example:
      'from autogen import UserProxyAgent\nuser = UserProxyAgent("user", code_execution_config={"use_docker": False})\n',
    safeExample:
      'from autogen import UserProxyAgent\nuser = UserProxyAgent("user", code_execution_config=False)\n',
  },
  {
    names: [
      "autogen_ext.code_executors.jupyter.JupyterCodeExecutor",
      "autogen.coding.jupyter.LocalJupyterServer",
    ],
    family: "code-tool",
    unsafe: { when: "always" },
    does: runs,
    instead: sandbox,
    triggers: ["JupyterCodeExecutor", "LocalJupyterServer"],
    source:
      "https://github.com/microsoft/autogen (python/packages/autogen-ext: code_executors/jupyter/_jupyter_code_executor.py)",
    checked: "2026-11-28",
    example:
      "from autogen_ext.code_executors.jupyter import JupyterCodeExecutor\nexecutor = JupyterCodeExecutor()\n",
    safeExample:
      "from autogen_ext.code_executors.docker import DockerCommandLineCodeExecutor\nexecutor = DockerCommandLineCodeExecutor()\n",
  },
  {
    names: [
      "pandasai.SmartDataframe",
      "pandasai.SmartDatalake",
      "pandasai.PandasAI",
      "pandasai.smart_dataframe.SmartDataframe",
      "pandasai.smart_datalake.SmartDatalake",
    ],
    family: "code-tool",
    unsafe: { when: "always" },
    does: runs,
    instead:
      "Use `pandasai.Agent(…, sandbox=DockerSandbox())` of version 3, which runs the code in a container.",
    triggers: ["pandasai"],
    source:
      "https://github.com/sinaptik-ai/pandas-ai (pandasai/core/code_execution/code_executor.py: exec; smart_dataframe, smart_datalake)",
    checked: "2026-11-28",
    example: "from pandasai import SmartDataframe\nframe = SmartDataframe(data)\n",
    safeExample: "from pandasai_docker import DockerSandbox\nsandbox = DockerSandbox()\n",
  },
  {
    names: [
      "pandasai.Agent",
      "pandasai.agent.Agent",
      "pandasai.agent.base.Agent",
      "pandasai.chat",
      "pandasai.DataFrame.chat",
    ],
    family: "code-tool",
    unsafe: { when: "not-given", parameter: { name: "sandbox" } },
    does: runs,
    instead: "Write `sandbox=DockerSandbox()`, of `pandasai-docker`.",
    triggers: ["pandasai"],
    source:
      "https://github.com/sinaptik-ai/pandas-ai (pandasai/agent/base.py, __init__() and execute_code(); __init__.py, chat())",
    checked: "2026-11-28",
    example: "from pandasai import Agent\nagent = Agent([frame])\n",
    safeExample:
      "from pandasai import Agent\nfrom pandasai_docker import DockerSandbox\nagent = Agent([frame], sandbox=DockerSandbox())\n",
  },
  {
    names: ["crewai.Agent", "crewai.agent.Agent"],
    family: "code-tool",
    unsafe: { when: "holds", parameter: { name: "code_execution_mode" }, texts: ["unsafe"] },
    does: "runs code that the language model writes on this machine, without a container",
    instead: 'Leave `code_execution_mode` out: `"safe"` runs the code in a container.',
    triggers: ["code_execution_mode"],
    source: "https://docs.crewai.com/en/tools/ai-ml/codeinterpretertool (code_execution_mode, deprecated)",
    checked: "2026-11-28",
    example:
      'from crewai import Agent\nagent = Agent(role="analyst", goal="count", backstory="", allow_code_execution=True, code_execution_mode="unsafe")\n',
    safeExample: 'from crewai import Agent\nagent = Agent(role="analyst", goal="count", backstory="")\n',
  },
  {
    names: [
      "agno.tools.python.PythonTools",
      "agno.tools.shell.ShellTools",
      "phi.tools.python.PythonTools",
      "phi.tools.shell.ShellTools",
    ],
    family: "code-tool",
    unsafe: { when: "always" },
    does: runs,
    instead: sandbox,
    triggers: ["PythonTools", "ShellTools"],
    source: "https://github.com/agno-agi/agno (libs/agno/agno/tools/python.py: exec, runpy)",
    checked: "2026-11-28",
    example: "from agno.tools.python import PythonTools\ntools = [PythonTools()]\n",
    safeExample: "from agno.tools.calculator import CalculatorTools\ntools = [CalculatorTools()]\n",
  },
  {
    names: ["camel.interpreters.InternalPythonInterpreter", "camel.toolkits.CodeExecutionToolkit"],
    family: "code-tool",
    unsafe: { when: "true", parameter: { name: "unsafe_mode" } },
    does: runs,
    instead: "Leave `unsafe_mode` out, or take the interpreter that runs in a container.",
    triggers: ["unsafe_mode"],
    source: "https://github.com/camel-ai/camel (camel/interpreters/internal_python_interpreter.py: eval)",
    checked: "2026-11-28",
    example:
      "from camel.interpreters import InternalPythonInterpreter\ninterpreter = InternalPythonInterpreter(unsafe_mode=True)\n",
    safeExample:
      "from camel.interpreters import InternalPythonInterpreter\ninterpreter = InternalPythonInterpreter()\n",
  },
  {
    names: [
      "langchain_experimental.llm_bash.base.LLMBashChain.from_llm",
      "langchain.chains.LLMBashChain",
      "langchain.chains.LLMBashChain.from_llm",
      "langchain.chains.PALChain.from_math_prompt",
    ],
    family: "code-tool",
    unsafe: { when: "always" },
    does: runs,
    instead: sandbox,
    triggers: ["LLMBashChain", "PALChain"],
    source: "https://github.com/langchain-ai/langchain-experimental (llm_bash/base.py)",
    checked: "2026-11-29",
    example:
      "from langchain_experimental.llm_bash.base import LLMBashChain\nchain = LLMBashChain.from_llm(llm)\n",
    safeExample: "from langchain.chains import LLMChain\nchain = LLMChain(llm=llm, prompt=prompt)\n",
  },
];
