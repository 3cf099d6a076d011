import {
  type Disposable,
  ProcessExecution,
  Task,
  type TaskDefinition,
  TaskGroup,
  TaskScope,
  tasks,
  type WorkspaceFolder,
  workspace,
} from "vscode";

/** The type of the task in `tasks.json`. */
export const taskType = "loadline";

interface CheckDefinition extends TaskDefinition {
  /** Files and folders; left out: the whole folder. */
  readonly paths?: readonly string[];
  /** Arguments of `loadline check`. */
  readonly arguments?: readonly string[];
}

/** A task for each folder that runs `loadline check` with the program in the extension. */
export function registerTasks(program: string): Disposable {
  return tasks.registerTaskProvider(taskType, {
    provideTasks: () =>
      (workspace.workspaceFolders ?? []).map((folder) => checkTask(program, folder, { type: taskType })),
    resolveTask: (task) => {
      // VS Code hands over what tasks.json holds; the manifest's schema has checked it.
      const definition = task.definition as CheckDefinition;
      const folder = typeof task.scope === "object" ? task.scope : workspace.workspaceFolders?.[0];
      return checkTask(program, folder, definition);
    },
  });
}

function checkTask(program: string, folder: WorkspaceFolder | undefined, definition: CheckDefinition): Task {
  const { paths = ["."], arguments: extra = [] } = definition;
  const execution = new ProcessExecution(
    process.execPath,
    [program, "check", "--all", ...extra, "--", ...paths],
    {
      env: runtimeEnvironment,
      ...(folder === undefined ? {} : { cwd: folder.uri.fsPath }),
    },
  );
  const scope = folder ?? TaskScope.Workspace;
  const task = new Task(definition, scope, "check", "loadline", execution, [...problemMatchers(folder)]);
  task.group = TaskGroup.Test;
  task.detail = "Check the folder with Loadline";
  return task;
}

/** What the language server shows of files that are not open is not to be shown a second time. */
function problemMatchers(folder: WorkspaceFolder | undefined): readonly string[] {
  switch (workspace.getConfiguration("loadline", folder?.uri).get("scan")) {
    case "all":
      return [];
    case "off":
      return ["$loadline", "$loadline-notebook", "$loadline-file"];
    default:
      return ["$loadline", "$loadline-notebook"];
  }
}

/** Makes the editor's own program behave as Node. */
export const runtimeEnvironment: Readonly<Record<string, string>> = { ELECTRON_RUN_AS_NODE: "1" };
