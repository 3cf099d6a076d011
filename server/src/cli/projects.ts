import { noProject, type ProjectFacts } from "../facts/project.ts";
import type { Host } from "../host/host.ts";

export async function openProject(_host: Host, _path: string): Promise<ProjectFacts> {
  return noProject;
}
